package dev.knativepredict.function.refusal;

import org.jspecify.annotations.Nullable;

/** A request that gets no answer, and why. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public Refused(Refusal refusal) {
    this(refusal, null);
  }

  /**
   * A refusal with a cause for the log.
   *
   * @param cause null if the request is to blame
   */
  public Refused(Refusal refusal, @Nullable Throwable cause) {
    // A refusal is a response, not a fault: nobody reads its stack.
    super(refusal.toString(), cause, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
