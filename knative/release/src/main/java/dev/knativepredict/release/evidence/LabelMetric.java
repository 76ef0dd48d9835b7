package dev.knativepredict.release.evidence;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The function's metrics of how right its answers are: docs/contract.md. */
enum LabelMetric {
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
    Stream<String> model = Stream.of(Contract.MODEL_LABEL, Contract.VERSION_LABEL);
    this.labels = Stream.concat(model, Arrays.stream(labels)).collect(Collectors.joining(", "));
  }

  static Optional<LabelMetric> of(String text) {
    return Arrays.stream(values()).filter(metric -> metric.text.equals(text)).findFirst();
  }

  /** Its name. */
  String text() {
    return text;
  }

  /** The labels that its values are told apart by, with commas between them. */
  String labels() {
    return labels;
  }

  /** Whether it counts, or else is a gauge that stays the same. */
  boolean isCounter() {
    return switch (this) {
      case FEEDBACK_ROWS, FEEDBACK_CONFIDENCE, CONFIDENCE_ROWS -> true;
      case REFERENCE_CONFIDENCE, REFERENCE_CORRECT -> false;
    };
  }

  /** The label that names the revision whose answers it is of: any pod may get their labels. */
  String whose() {
    return switch (this) {
      case FEEDBACK_ROWS, FEEDBACK_CONFIDENCE -> Contract.ANSWERED_BY_LABEL;
      case CONFIDENCE_ROWS, REFERENCE_CONFIDENCE, REFERENCE_CORRECT -> Contract.REVISION_LABEL;
    };
  }
}
