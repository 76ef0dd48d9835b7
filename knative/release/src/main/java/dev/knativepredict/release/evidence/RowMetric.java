package dev.knativepredict.release.evidence;

import java.util.Arrays;
import java.util.Optional;

/** The function's metrics of the rows that it answered: docs/contract.md. */
enum RowMetric implements ModelMetric {
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
    this.labels = ModelMetric.labels(labels);
  }

  static Optional<RowMetric> of(String text) {
    return Arrays.stream(values()).filter(metric -> metric.text.equals(text)).findFirst();
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean isCounter() {
    return switch (this) {
      case ROWS, FEATURE_ROWS, OUTSIDE_ROWS, PREDICTION_ROWS, CONFIDENCE_ROWS -> true;
      case FEATURE_REFERENCE, PREDICTION_REFERENCE, REFERENCE_ROWS -> false;
    };
  }

  @Override
  public String labels() {
    return labels;
  }
}
