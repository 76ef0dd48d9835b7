package dev.knativepredict.release.evidence;

import java.util.Arrays;
import java.util.Optional;

/** The function's metrics of how right its answers are: docs/contract.md. */
enum LabelMetric implements ModelMetric {
  FEEDBACK_ROWS("predict_feedback_rows_total", Contract.PREDICTED_LABEL, Contract.ACTUAL_LABEL),
  FEEDBACK_CONFIDENCE(
      "predict_feedback_confidence_rows_total", Contract.BIN_LABEL, Contract.CORRECT_LABEL),
  CONFIDENCE_ROWS("predict_confidence_rows_total", Contract.BIN_LABEL),
  REFERENCE_CONFIDENCE("predict_reference_confidence_rows", Contract.BIN_LABEL),
  REFERENCE_CORRECT("predict_reference_confidence_correct_rows", Contract.BIN_LABEL);

  private final String text;
  private final String labels;

  LabelMetric(String text, String... labels) {
    this.text = text;
    this.labels = ModelMetric.labels(labels);
  }

  static Optional<LabelMetric> of(String text) {
    return Arrays.stream(values()).filter(metric -> metric.text.equals(text)).findFirst();
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String labels() {
    return labels;
  }

  @Override
  public boolean isCounter() {
    return switch (this) {
      case FEEDBACK_ROWS, FEEDBACK_CONFIDENCE, CONFIDENCE_ROWS -> true;
      case REFERENCE_CONFIDENCE, REFERENCE_CORRECT -> false;
    };
  }

  /** Any pod may get the labels of others' answers. */
  @Override
  public String whose() {
    return switch (this) {
      case FEEDBACK_ROWS, FEEDBACK_CONFIDENCE -> Contract.ANSWERED_BY_LABEL;
      case CONFIDENCE_ROWS, REFERENCE_CONFIDENCE, REFERENCE_CORRECT -> Contract.REVISION_LABEL;
    };
  }
}
