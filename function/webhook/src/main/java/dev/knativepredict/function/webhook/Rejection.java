package dev.knativepredict.function.webhook;

import dev.knativepredict.function.edge.Problem;
import java.util.List;
import java.util.Map;

/** Why a webhook does nothing. */
enum Rejection {
  FORGED(401, "forged", "Not signed", "The signature is missing, or isn't that of this body."),
  OLD(400, "old", "Too old", "It was signed more than 5 minutes ago. The next poll sees the same."),
  FUTURE(400, "future", "Of the future", "It was signed later than now: compare the clocks."),
  REPEATED(409, "repeated", "Sent before", "A webhook with this id has done its work already."),
  NOT_STARTED(
      502, "not-started", "Workflow not started", "The workflow can't be started now: try again.");

  private final int status;
  private final String type;
  private final String title;
  private final String detail;

  Rejection(int status, String type, String title, String detail) {
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
  }

  /** How the sender is told. */
  Problem problem() {
    return new Problem(status, "webhook-" + type, title, detail, Map.of(), List.of());
  }
}
