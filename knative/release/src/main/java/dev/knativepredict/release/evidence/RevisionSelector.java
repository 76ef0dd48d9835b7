package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Selects the series of some revisions in Prometheus.
 *
 * @param revisions at least one
 */
record RevisionSelector(Collection<RevisionName> revisions) {

  /** Those of a metric. */
  String of(String metric) {
    return "%s{%s}".formatted(metric, own());
  }

  /** Those of a metric that have a value of one more label. */
  String of(String metric, String label, String value) {
    return "%s{%s,%s=\"%s\"}".formatted(metric, own(), label, value);
  }

  /** A revision's name has no character that means something in a pattern. */
  private String own() {
    return "%s=~\"%s\""
        .formatted(
            Contract.REVISION_LABEL,
            revisions.stream().map(RevisionName::value).collect(Collectors.joining("|")));
  }
}
