package dev.knativepredict.release.evidence;

import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.drift.Subject.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Adds up the values of a revision's metrics: counters of all its pods, and gauges once. */
final class RowTally {

  private final SortedMap<Subject, Histogram> counted = new TreeMap<>();
  private final SortedMap<Subject, Map<String, Double>> shares = new TreeMap<>();
  private final Map<String, Long> referenceRows = new HashMap<>();
  private long rows;

  /** Adds one value with its labels, by their names. */
  void add(RowMetric metric, Map<String, String> labels, double value) {
    long count = Math.max(0, Math.round(value));
    switch (metric) {
      case ROWS -> rows += count;
      case FEATURE_ROWS -> count(subject(Kind.FEATURE, labels), bin(labels), count);
      case PREDICTION_ROWS -> count(subject(Kind.PREDICTIONS, labels), bin(labels), count);
      case CONFIDENCE_ROWS -> count(subject(Kind.CONFIDENCE, labels), bin(labels), count);
      case OUTSIDE_ROWS -> change(subject(Kind.FEATURE, labels), old -> old.plusOutside(count));
      case FEATURE_REFERENCE -> share(subject(Kind.FEATURE, labels), bin(labels), value);
      case PREDICTION_REFERENCE -> share(subject(Kind.PREDICTIONS, labels), bin(labels), value);
      case REFERENCE_ROWS -> referenceRows.merge(model(labels), count, Math::max);
    }
  }

  /** The sums. Where the training data are known, so are all bins. */
  RowCounts counts() {
    SortedMap<Subject, Histogram> reference = new TreeMap<>();
    shares.forEach((subject, known) -> {
      known.keySet().forEach(bin -> count(subject, bin, 0));
      long all = referenceRows.getOrDefault(model(subject.model(), subject.version()), 0L);
      reference.put(subject, Histogram.of(known, all));
    });
    return new RowCounts(rows, counted, reference);
  }

  private void count(Subject subject, String bin, long count) {
    change(subject, old -> old.plus(bin, count));
  }

  private void change(Subject subject, UnaryOperator<Histogram> how) {
    counted.put(subject, how.apply(counted.getOrDefault(subject, Histogram.NONE)));
  }

  private void share(Subject subject, String bin, double share) {
    shares.computeIfAbsent(subject, _ -> new TreeMap<>()).merge(bin, share, Math::max);
  }

  private static Subject subject(Kind kind, Map<String, String> labels) {
    return new Subject(
        label(labels, Contract.MODEL_LABEL),
        label(labels, Contract.VERSION_LABEL),
        kind,
        kind == Kind.FEATURE ? label(labels, Contract.FEATURE_LABEL) : "");
  }

  private static String model(Map<String, String> labels) {
    return model(label(labels, Contract.MODEL_LABEL), label(labels, Contract.VERSION_LABEL));
  }

  private static String model(String name, String version) {
    return name + "/" + version;
  }

  private static String bin(Map<String, String> labels) {
    return label(labels, Contract.BIN_LABEL);
  }

  private static String label(Map<String, String> labels, String name) {
    return labels.getOrDefault(name, "");
  }
}
