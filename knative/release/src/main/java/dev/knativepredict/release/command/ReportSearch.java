package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.AnswerCounts;
import dev.knativepredict.release.evidence.MetricsSource;
import dev.knativepredict.release.evidence.PodAnswers;
import dev.knativepredict.release.evidence.PrometheusAnswers;
import dev.knativepredict.release.evidence.PrometheusPods;
import dev.knativepredict.release.evidence.PrometheusTraffic;
import dev.knativepredict.release.evidence.Window;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.overview.Overview;
import dev.knativepredict.release.overview.ServedRevision;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.TimeGrid;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is known of a Service. What the account may not read is left out, and said.
 *
 * @param prometheus null to read the pods that run now
 * @param length of the window in Prometheus
 */
record ReportSearch(Session session, String service, @Nullable URI prometheus, Duration length) {

  Overview run() {
    LiveService live = session.service();
    Instant now = session.time().instant();
    List<String> unseen = new ArrayList<>();
    List<LiveRevision> revisions = session.cluster().revisions().reversed();
    Set<RevisionName> names = names(revisions, live);
    MetricsSource past = names.isEmpty() || prometheus == null ? null : session.metrics(prometheus);
    return new Overview(
        service,
        now,
        prometheus == null ? null : length,
        releases(live, unseen),
        revisions.stream().map(revision -> served(revision, live)).toList(),
        past == null
            ? ofPods(revisions, unseen)
            : new PrometheusAnswers(past, Window.last(length), names).counts(),
        past == null
            ? null
            : new PrometheusTraffic(past, TimeGrid.of(now, length), names).history(),
        past == null ? null : new PrometheusPods(past, now, length, names).pods(),
        orNull(() -> drift(live), unseen),
        Objects.requireNonNullElseGet(orNull(() -> labels(live), unseen), TreeMap::new),
        unseen);
  }

  /** Those that the cluster has, and those that were released and are gone. */
  private static Set<RevisionName> names(List<LiveRevision> revisions, LiveService live) {
    Set<RevisionName> names = new LinkedHashSet<>();
    revisions.forEach(revision -> names.add(revision.name()));
    State state = live.state();
    if (state != null) {
      state.history().forEach(past -> names.add(past.candidate().revision()));
    }
    return names;
  }

  private static Overview.Releases releases(LiveService live, List<String> unseen) {
    State state = live.state();
    if (state == null) {
      String problem = live.stateProblem();
      unseen.add(
          problem == null ? "releases: this Service was never released by this tool" : problem);
      return new Overview.Releases(live.routed().stable().orElse(null), null, List.of());
    }
    return new Overview.Releases(state.stable(), state.rollout(), state.history());
  }

  private static ServedRevision served(LiveRevision revision, LiveService live) {
    int percent =
        live.routed().targets().stream()
            .filter(found -> revision.name().value().equals(found.revision()))
            .mapToInt(found -> found.percent())
            .sum();
    return new ServedRevision(revision.origin(), percent, revision.pods());
  }

  private AnswerCounts ofPods(Collection<LiveRevision> revisions, List<String> unseen) {
    if (prometheus == null) {
      unseen.add("no --prometheus: the past, and what pods counted that have ended");
    }
    AnswerCounts counts =
        orNull(
            () ->
                new PodAnswers(session.cluster()::metrics)
                    .of(revisions.stream().map(LiveRevision::name).toList()),
            unseen);
    return counts == null ? AnswerCounts.NONE : counts;
  }

  private Overview.Drift drift(LiveService live) {
    RevisionName revision = DriftCommand.stable(live);
    DriftFound found =
        new DriftSearch(session, prometheus, length).run(revision, new Against.Reference());
    return new Overview.Drift(revision, found.rows(), found.report());
  }

  private SortedMap<String, ModelLabels> labels(LiveService live) {
    return new LabelSearch(session, prometheus, length).of(DriftCommand.stable(live));
  }

  private static <T> @Nullable T orNull(Supplier<T> what, List<String> unseen) {
    try {
      return what.get();
    } catch (Refused e) {
      if (!unseen.contains(e.reason())) {
        unseen.add(e.reason());
      }
      return null;
    }
  }
}
