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

  JsonNode stableAnswer() {
    return Predictions.parse(stable.body());
  }

  JsonNode candidateAnswer() {
    return Predictions.parse(candidate.body());
  }
}
