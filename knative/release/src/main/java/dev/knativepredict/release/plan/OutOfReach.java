package dev.knativepredict.release.plan;

import org.jspecify.annotations.Nullable;

/** Something that a command needs doesn't answer: try again later. The message is one line. */
public abstract class OutOfReach extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  protected OutOfReach(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
