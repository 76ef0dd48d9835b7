package dev.knativepredict.release.cluster;

import java.util.Optional;

/** Whether a revision can take requests. */
public sealed interface Readiness {

  /** It can. It may have no pod at the moment. */
  record Ready() implements Readiness {

    @Override
    public String reason() {
      return "";
    }
  }

  /** Not yet, but it may become ready: it starts, or what keeps it from that may pass. */
  record Pending(String reason) implements Readiness {}

  /** It can't, and waiting won't help. */
  record Failed(String reason) implements Readiness {}

  /** Why it can't now; empty if it can. */
  String reason();

  /** Why it can't; empty if it can, or may later. */
  default Optional<String> failure() {
    return this instanceof Failed(String reason) ? Optional.of(reason) : Optional.empty();
  }
}
