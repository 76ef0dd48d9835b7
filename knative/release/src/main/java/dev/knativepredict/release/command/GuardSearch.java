package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.evidence.AnswerCounts;
import dev.knativepredict.release.evidence.MetricsSource;
import dev.knativepredict.release.evidence.PodAnswers;
import dev.knativepredict.release.evidence.PodLabels;
import dev.knativepredict.release.evidence.PodRows;
import dev.knativepredict.release.evidence.PrometheusAnswers;
import dev.knativepredict.release.evidence.PrometheusLabels;
import dev.knativepredict.release.evidence.PrometheusRows;
import dev.knativepredict.release.evidence.RowCounts;
import dev.knativepredict.release.evidence.Window;
import dev.knativepredict.release.guard.GuardWindow;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.labels.Proportion;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Latencies;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what a revision did.
 *
 * @param slo a warm answer that takes longer is slow
 */
record GuardSearch(Session session, RevisionName revision, Duration slo) {

  /** From what its pods have counted that run now, since they started. */
  GuardWindow pods() {
    Map<String, String> processes = session.cluster().metrics(revision);
    RowCounts rows =
        new PodRows(_ -> processes, line -> session.progress().say("not seen: " + line))
            .of(revision);
    return seen(
        new PodAnswers(_ -> processes).of(own()),
        Proportion.NONE,
        rows,
        labels(new PodLabels(processes).of(revision), Optional.empty()));
  }

  /** Before there is anything to go by. */
  GuardWindow nothing() {
    return seen(
        new PodAnswers(_ -> Map.of()).of(own()),
        Proportion.NONE,
        new PodRows(_ -> Map.of(), _ -> {}).of(revision),
        new TreeMap<>());
  }

  /**
   * From a Prometheus.
   *
   * @param first the first window after its promotion; empty if the window begins too soon after it
   */
  GuardWindow prometheus(URI url, Window window, Optional<Window> first) {
    MetricsSource source = session.metrics(url);
    Proportion before =
        first
            .map(then -> errors(new PrometheusAnswers(source, then, own()).counts()))
            .orElse(Proportion.NONE);
    return seen(
        new PrometheusAnswers(source, window, own()).counts(),
        before,
        new PrometheusRows(source, window).of(revision),
        labels(
            new PrometheusLabels(source, window).of(revision),
            first.map(then -> new PrometheusLabels(source, then).of(revision))));
  }

  private GuardWindow seen(
      AnswerCounts requests,
      Proportion before,
      RowCounts rows,
      SortedMap<String, GuardWindow.Labels> labels) {
    Latencies warm = requests.times(answered -> !answered.cold()).latencies();
    return new GuardWindow(
        errors(requests),
        before,
        new Proportion(warm.above(slo), warm.count()),
        looks -> DriftReport.of(rows.counted(), rows.reference(), looks),
        labels);
  }

  private List<RevisionName> own() {
    return List.of(revision);
  }

  private static Proportion errors(AnswerCounts counts) {
    return new Proportion(counts.sum(AnswerCounts.Ended::failed), counts.sum(_ -> true));
  }

  /** Of the models of which labels came, and that can be compared with something. */
  private static SortedMap<String, GuardWindow.Labels> labels(
      SortedMap<String, ModelLabels> now, Optional<SortedMap<String, ModelLabels>> first) {
    SortedMap<String, GuardWindow.Labels> all = new TreeMap<>();
    now.forEach((model, labels) -> {
      Proportion right = labels.confusion().accuracy();
      Proportion sealed = labels.reference().accuracy();
      Proportion then =
          first
              .map(known -> known.getOrDefault(model, ModelLabels.NONE).confusion().accuracy())
              .orElse(Proportion.NONE);
      if (right.all() > 0) {
        all.put(
            model,
            sealed.all() > 0
                ? new GuardWindow.Labels(right, sealed, "when it was sealed")
                : new GuardWindow.Labels(right, then, "after the promotion"));
      }
    });
    return all;
  }
}
