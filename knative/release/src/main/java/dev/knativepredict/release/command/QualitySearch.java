package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.ClusterUnreachable;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** The status doesn't depend on what pods say, or on the right to ask them. */
  private SortedMap<String, ModelLabels> models(RevisionName stable) {
    try {
      return new LabelSearch(session, prometheus, WINDOW).of(stable);
    } catch (Refused | ClusterUnreachable e) {
      return new TreeMap<>();
    }
  }
}
