package dev.knativepredict.function.drift;

/** What rows are counted by. */
public enum Subject {
  /** The value of a feature. */
  FEATURE,
  /** Whether a feature's value is outside of the training data's range. */
  OUTSIDE,
  /** The answer: a label or a value. */
  PREDICTION,
  /** The probability of the predicted label. */
  CONFIDENCE
}
