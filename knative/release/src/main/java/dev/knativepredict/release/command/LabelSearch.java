package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.evidence.PodLabels;
import dev.knativepredict.release.evidence.PrometheusLabels;
import dev.knativepredict.release.evidence.Window;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads how right the answers of a revision are, by model.
 *
 * @param prometheus null to read it from the pods that run now
 * @param length of the window in Prometheus
 */
record LabelSearch(Session session, @Nullable URI prometheus, Duration length) {

  SortedMap<String, ModelLabels> of(RevisionName revision) {
    return prometheus == null
        ? new PodLabels(session.cluster().metrics(revision)).of(revision)
        : new PrometheusLabels(session.metrics(prometheus), Window.last(length)).of(revision);
  }
}
