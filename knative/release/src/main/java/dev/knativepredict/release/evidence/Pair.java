package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;

/** One request, and how both revisions responded. */
record Pair(RecordedRequest request, TimedResponse stable, TimedResponse candidate) {

  boolean answered() {
    return stable.ok() && candidate.ok();
  }

  boolean warm() {
    return stable.warm() && candidate.warm();
  }

  boolean agree() {
    return Predictions.agree(parsed(stable), parsed(candidate));
  }

  /** The largest difference between two probabilities of the same label, 0 to 1. */
  double scoreDifference() {
    return Predictions.distance(parsed(stable), parsed(candidate));
  }

  boolean stableRight() {
    return Predictions.right(parsed(stable), request.label());
  }

  boolean candidateRight() {
    return Predictions.right(parsed(candidate), request.label());
  }

  private static JsonNode parsed(TimedResponse response) {
    return Predictions.parse(response.body());
  }
}
