package dev.knativepredict.function.observe;

import dev.knativepredict.function.feedback.Answerer;
import dev.knativepredict.function.feedback.FeedbackCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/**
 * Labels that came after the answers. Model, version and {@code answered_by} are those of the
 * answer; {@code revision} is, as everywhere, that of the process.
 */
record FeedbackCollector(FeedbackCounts counts, String revision) implements MultiCollector {

  @Override
  public MetricSnapshots collect() {
    CounterSnapshot.Builder rows =
        CounterSnapshot.builder()
            .name("predict_feedback_rows")
            .help("Rows whose label came later, by both labels");
    CounterSnapshot.Builder confidence =
        CounterSnapshot.builder()
            .name("predict_feedback_confidence_rows")
            .help(
                "Rows whose label came later, by the answer's largest probability, up to an edge");
    counts.show(
        new FeedbackCounts.Reader() {
          @Override
          public void rows(
              Answerer by, String predicted, String actual, boolean correct, long count) {
            Labels labels = labels(by, correct).add("predicted", predicted).add("actual", actual);
            rows.dataPoint(point(count, labels));
          }

          @Override
          public void confidence(Answerer by, String bin, boolean correct, long count) {
            Labels labels = labels(by, correct).add("bin", bin);
            confidence.dataPoint(point(count, labels));
          }
        });
    return MetricSnapshots.of(rows.build(), confidence.build());
  }

  private Labels labels(Answerer by, boolean correct) {
    return Labels.of(
        "model", by.model(),
        "version", by.version(),
        "revision", revision,
        "answered_by", by.revision(),
        "correct", Boolean.toString(correct));
  }

  private static CounterDataPointSnapshot point(long rows, Labels labels) {
    return CounterDataPointSnapshot.builder().value((double) rows).labels(labels).build();
  }
}
