package dev.knativepredict.release.evidence;

import dev.knativepredict.release.labels.Calibration;
import dev.knativepredict.release.labels.Confusion;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.labels.Proportion;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up the values of metrics by model: counters of all pods, and gauges once. */
final class LabelTally {

  /** What is known of one model. */
  private static final class Known {
    private Confusion confusion = Confusion.NONE;
    private Calibration calibration = Calibration.NONE;
    private final SortedMap<String, Long> confidence = new TreeMap<>();
    private final Map<String, Long> referenceRows = new TreeMap<>();
    private final Map<String, Long> referenceCorrect = new TreeMap<>();

    ModelLabels labels() {
      Calibration reference = Calibration.NONE;
      for (Map.Entry<String, Long> bin : referenceRows.entrySet()) {
        long right = referenceCorrect.getOrDefault(bin.getKey(), 0L);
        reference = reference.plus(bin.getKey(), new Proportion(right, bin.getValue()));
      }
      return new ModelLabels(confusion, calibration, reference, confidence);
    }
  }

  private final SortedMap<String, Known> models = new TreeMap<>();

  /** Adds one value with its labels, by their names. */
  void add(LabelMetric metric, Map<String, String> labels, double value) {
    long rows = Math.max(0, Math.round(value));
    String name = label(labels, Contract.MODEL_LABEL) + "/" + label(labels, Contract.VERSION_LABEL);
    Known model = models.computeIfAbsent(name, _ -> new Known());
    String bin = label(labels, Contract.BIN_LABEL);
    switch (metric) {
      case FEEDBACK_ROWS -> model.confusion = model.confusion.plus(cell(labels), rows);
      case FEEDBACK_CONFIDENCE -> {
        boolean right = Boolean.parseBoolean(label(labels, Contract.CORRECT_LABEL));
        model.calibration = model.calibration.plus(bin, new Proportion(right ? rows : 0, rows));
      }
      case CONFIDENCE_ROWS -> model.confidence.merge(bin, rows, Long::sum);
      case REFERENCE_CONFIDENCE -> model.referenceRows.merge(bin, rows, Math::max);
      case REFERENCE_CORRECT -> model.referenceCorrect.merge(bin, rows, Math::max);
    }
  }

  /** By model and version, as in {@code credit/1}. */
  SortedMap<String, ModelLabels> models() {
    SortedMap<String, ModelLabels> all = new TreeMap<>();
    models.forEach((name, known) -> all.put(name, known.labels()));
    return all;
  }

  private static Confusion.Cell cell(Map<String, String> labels) {
    return new Confusion.Cell(
        label(labels, Contract.PREDICTED_LABEL), label(labels, Contract.ACTUAL_LABEL));
  }

  private static String label(Map<String, String> labels, String name) {
    return labels.getOrDefault(name, "");
  }
}
