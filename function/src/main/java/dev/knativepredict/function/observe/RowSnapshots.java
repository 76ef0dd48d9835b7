package dev.knativepredict.function.observe;

import dev.knativepredict.function.drift.LateCounts;
import dev.knativepredict.function.drift.RowCounts;
import dev.knativepredict.function.drift.Subject;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.Map;

/** The metrics of how rows are spread, as they are at one moment. */
final class RowSnapshots {

  private final CounterSnapshot.Builder rows =
      CounterSnapshot.builder().name("predict_rows").help("Rows that were answered");
  private final GaugeSnapshot.Builder referenceRows =
      GaugeSnapshot.builder().name("predict_reference_rows").help("Rows of the training data");
  private final GaugeSnapshot.Builder judged =
      GaugeSnapshot.builder()
          .name("predict_reference_confidence_rows")
          .help("Rows that the model was judged by, by its largest probability, up to an edge");
  private final GaugeSnapshot.Builder correct =
      GaugeSnapshot.builder()
          .name("predict_reference_confidence_correct_rows")
          .help("Those of them whose label it predicted");
  private final Map<Subject, CounterSnapshot.Builder> bins = new EnumMap<>(Subject.class);
  private final Map<Subject, GaugeSnapshot.Builder> shares = new EnumMap<>(Subject.class);

  RowSnapshots() {
    counter(Subject.FEATURE, "predict_feature_rows", "Rows by the bin of a feature's value");
    counter(
        Subject.OUTSIDE,
        "predict_feature_outside_rows",
        "Rows whose value is outside of the training data's range");
    counter(Subject.PREDICTION, "predict_prediction_rows", "Rows by the answer");
    counter(
        Subject.CONFIDENCE,
        "predict_confidence_rows",
        "Rows by the largest probability of the answer, up to an edge");
    share(Subject.FEATURE, "predict_feature_reference", "The training data's share of rows");
    share(Subject.PREDICTION, "predict_prediction_reference", "The training data's share of rows");
  }

  private void counter(Subject subject, String name, String help) {
    bins.put(subject, CounterSnapshot.builder().name(name).help(help));
  }

  private void share(Subject subject, String name, String help) {
    shares.put(subject, GaugeSnapshot.builder().name(name).help(help));
  }

  /** Adds those of one model, whose labels name it. */
  void add(LateCounts all, Labels model) {
    RowCounts counts = all.open();
    long began = all.began().toEpochMilli();
    rows.dataPoint(point(counts.rows(), model, began));
    if (counts.referenceRows() > 0) {
      referenceRows.dataPoint(gauge(counts.referenceRows(), model));
    }
    counts.show(
        new RowCounts.Reader() {
          @Override
          public void rows(Subject subject, String feature, String bin, long rows) {
            CounterSnapshot.Builder family = bins.get(subject);
            if (family != null) {
              family.dataPoint(point(rows, labels(model, subject, feature, bin), began));
            }
          }

          @Override
          public void reference(Subject subject, String feature, String bin, double share) {
            GaugeSnapshot.Builder family = shares.get(subject);
            if (family != null) {
              Labels labels = labels(model, subject, feature, bin);
              family.dataPoint(gauge(share, labels));
            }
          }

          @Override
          public void judged(String bin, int rows, int right) {
            judged.dataPoint(gauge(rows, model.add("bin", bin)));
            correct.dataPoint(gauge(right, model.add("bin", bin)));
          }
        });
  }

  private static Labels labels(Labels model, Subject subject, String feature, String bin) {
    return switch (subject) {
      case FEATURE -> model.add("feature", feature).add("bin", bin);
      case OUTSIDE -> model.add("feature", feature).add("side", bin);
      case PREDICTION, CONFIDENCE -> model.add("bin", bin);
    };
  }

  private static GaugeDataPointSnapshot gauge(double value, Labels labels) {
    return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
  }

  private static CounterDataPointSnapshot point(long rows, Labels labels, long began) {
    return CounterDataPointSnapshot.builder()
        .value((double) rows)
        .labels(labels)
        .createdTimestampMillis(began)
        .build();
  }

  MetricSnapshots all() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    all.metricSnapshot(rows.build()).metricSnapshot(referenceRows.build());
    bins.values().forEach(family -> all.metricSnapshot(family.build()));
    shares.values().forEach(family -> all.metricSnapshot(family.build()));
    all.metricSnapshot(judged.build()).metricSnapshot(correct.build());
    return all.build();
  }
}
