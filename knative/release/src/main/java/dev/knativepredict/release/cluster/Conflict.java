package dev.knativepredict.release.cluster;

/** Somebody else changed the Service between our read and our write. */
public final class Conflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Conflict(Throwable cause) {
    super("the Service was changed in the meantime", cause);
  }
}
