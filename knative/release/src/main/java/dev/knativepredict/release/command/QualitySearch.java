package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.ClusterUnreachable;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.PodLabels;
import dev.knativepredict.release.evidence.PrometheusLabels;
import dev.knativepredict.release.evidence.Window;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads how right the answers of the stable revision are.
 *
 * @param prometheus null to read it from the pods that run now
 */
record QualitySearch(Session session, @Nullable URI prometheus) {

  /** Labels come late, and seldom. */
  private static final Duration WINDOW = Duration.ofDays(7);

  List<QualityStatus> run(LiveService live) {
    return Optional.ofNullable(live.state())
        .map(state -> state.stable())
        .map(this::models)
        .map(models ->
            models.entrySet().stream()
                .filter(model -> !model.getValue().isEmpty())
                .map(model -> QualityStatus.of(model.getKey(), model.getValue()))
                .toList())
        .orElse(List.of());
  }

  private SortedMap<String, ModelLabels> models(RevisionName stable) {
    return prometheus == null
        ? new PodLabels(metrics(stable)).of(stable)
        : new PrometheusLabels(session.metrics(prometheus), Window.last(WINDOW)).of(stable);
  }

  /** The status doesn't depend on what pods say, or on the right to ask them. */
  private Map<String, String> metrics(RevisionName stable) {
    try {
      return session.cluster().metrics(stable);
    } catch (Refused | ClusterUnreachable e) {
      return Map.of();
    }
  }
}
