package dev.knativepredict.release.git;

import org.jspecify.annotations.Nullable;

/** The remote repository doesn't take a commit, or doesn't answer. The message is one line. */
public final class GitUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  GitUnreachable(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
