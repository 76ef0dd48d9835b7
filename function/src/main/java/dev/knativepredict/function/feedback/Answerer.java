package dev.knativepredict.function.feedback;

/**
 * What gave an answer.
 *
 * @param model the model's name
 * @param version its version
 * @param revision the Knative revision; empty outside Knative
 */
public record Answerer(String model, String version, String revision) {

  /** All those that are too many to be told apart. */
  static final Answerer OTHERS = new Answerer("", "", FeedbackCounts.OTHER);
}
