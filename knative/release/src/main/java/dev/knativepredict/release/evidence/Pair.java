package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;

/** One request, and how both revisions responded. */
record Pair(
    RecordedRequest request,
    TimedResponse stable,
    TimedResponse candidate,
    JsonNode stableAnswer,
    JsonNode candidateAnswer) {

  Pair(RecordedRequest request, TimedResponse stable, TimedResponse candidate) {
    this(request, stable, candidate, request.compared(stable), request.compared(candidate));
  }

  boolean answered() {
    return stable.ok() && candidate.ok();
  }

  boolean warm() {
    return stable.warm() && candidate.warm();
  }
}
