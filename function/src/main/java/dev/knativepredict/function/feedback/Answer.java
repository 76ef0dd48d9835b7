package dev.knativepredict.function.feedback;

/**
 * What the id of an answer says.
 *
 * @param day when it was given, in days since 1970-01-01
 * @param model the number of the model, by its name and labels
 * @param version the model's version
 * @param predicted the position of the predicted label; -1 if the model has no such label
 * @param bin the position of the bin of its confidence; -1 if the model has no probabilities
 * @param revision the revision that answered; empty outside Knative
 */
record Answer(int day, long model, int version, int predicted, int bin, String revision) {

  Answer with(int predictedLabel, int confidenceBin) {
    return new Answer(day, model, version, predictedLabel, confidenceBin, revision);
  }
}
