package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Selects the series of some revisions in Prometheus.
 *
 * @param revisions at least one
 */
record RevisionSelector(MetricsSource source, Collection<RevisionName> revisions) {

  RevisionSelector(MetricsSource source, RevisionName revision) {
    this(source, List.of(revision));
  }

  /** Those of a metric. */
  String of(String metric) {
    return of(metric, Map.of());
  }

  /** Those of a metric of models. */
  String of(ModelMetric metric) {
    return "%s{%s}".formatted(metric.text(), own(metric.whose()));
  }

  /** Those of a metric that have values of more labels. */
  String of(String metric, Map<String, String> labels) {
    String more =
        new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> ",%s=\"%s\"".formatted(label.getKey(), label.getValue()))
                .collect(Collectors.joining());
    return "%s{%s%s}".formatted(metric, own(Contract.REVISION_LABEL), more);
  }

  /**
   * Names have no character that means something in a pattern. A Prometheus that watches one
   * namespace alone may not name it.
   */
  private String own(String label) {
    return "%s=~\"%s|\",%s=~\"%s\""
        .formatted(
            Contract.NAMESPACE_LABEL,
            source.namespace(),
            label,
            revisions.stream().map(RevisionName::value).collect(Collectors.joining("|")));
  }
}
