package dev.knativepredict.release.evidence;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The function's metrics of the rows that it answered: docs/contract.md. */
enum RowMetric {
  ROWS("predict_rows_total"),
  FEATURE_ROWS("predict_feature_rows_total", Contract.FEATURE_LABEL, Contract.BIN_LABEL),
  OUTSIDE_ROWS("predict_feature_outside_rows_total", Contract.FEATURE_LABEL),
  PREDICTION_ROWS("predict_prediction_rows_total", Contract.BIN_LABEL),
  CONFIDENCE_ROWS("predict_confidence_rows_total", Contract.BIN_LABEL),
  /** Shares of the training data, 0 to 1. */
  FEATURE_REFERENCE("predict_feature_reference", Contract.FEATURE_LABEL, Contract.BIN_LABEL),
  PREDICTION_REFERENCE("predict_prediction_reference", Contract.BIN_LABEL),
  /** How many rows the training data have. */
  REFERENCE_ROWS("predict_reference_rows");

  private final String text;
  private final String labels;

  RowMetric(String text, String... labels) {
    this.text = text;
    Stream<String> model = Stream.of(Contract.MODEL_LABEL, Contract.VERSION_LABEL);
    this.labels = Stream.concat(model, Arrays.stream(labels)).collect(Collectors.joining(", "));
  }

  static Optional<RowMetric> of(String text) {
    return Arrays.stream(values()).filter(metric -> metric.text.equals(text)).findFirst();
  }

  /** Its name. */
  String text() {
    return text;
  }

  /** Whether it counts, or else is a gauge that stays the same. */
  boolean isCounter() {
    return switch (this) {
      case ROWS, FEATURE_ROWS, OUTSIDE_ROWS, PREDICTION_ROWS, CONFIDENCE_ROWS -> true;
      case FEATURE_REFERENCE, PREDICTION_REFERENCE, REFERENCE_ROWS -> false;
    };
  }

  /** The labels that its values are told apart by, with commas between them. */
  String labels() {
    return labels;
  }
}
