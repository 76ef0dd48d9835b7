package dev.knativepredict.release.cluster;

/** Somebody else wrote between our reading and our writing. */
public final class Conflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Conflict(Throwable cause) {
    super("the Service was changed in between", cause);
  }
}
