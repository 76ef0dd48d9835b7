package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.evidence.PodRows;
import dev.knativepredict.release.evidence.PrometheusRows;
import dev.knativepredict.release.evidence.RowCounts;
import dev.knativepredict.release.evidence.Window;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads counts of rows and compares them.
 *
 * @param prometheus null to read those of the pods that run now
 * @param length of the window in Prometheus
 */
record DriftSearch(Session session, @Nullable URI prometheus, Duration length) {

  /** Compares the rows of a revision. */
  DriftFound run(RevisionName revision, Against against) {
    Window window = Window.last(length);
    RowCounts found = rows(revision, window);
    var control =
        switch (against) {
          case Against.Reference _ -> found.reference();
          case Against.Before _ -> rows(revision, window.before()).counted();
          case Against.Revision(RevisionName other) -> rows(other, window).counted();
        };
    return new DriftFound(
        revision,
        against,
        prometheus == null ? null : length,
        found.rows(),
        DriftReport.of(found.counted(), control));
  }

  private RowCounts rows(RevisionName revision, Window window) {
    return prometheus == null
        ? new PodRows(this::metrics, line -> session.progress().say("not seen: " + line))
            .of(revision)
        : new PrometheusRows(session.metrics(prometheus), window).of(revision);
  }

  private Map<String, String> metrics(RevisionName revision) {
    Cluster cluster = session.cluster();
    if (cluster.revision(revision).isEmpty()) {
      throw new Refused("%s has no revision %s".formatted(cluster.name(), revision));
    }
    return cluster.metrics(revision);
  }
}
