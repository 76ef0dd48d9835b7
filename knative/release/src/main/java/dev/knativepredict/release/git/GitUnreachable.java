package dev.knativepredict.release.git;

import dev.knativepredict.release.plan.OutOfReach;
import org.jspecify.annotations.Nullable;

/** The remote repository doesn't take a commit, or doesn't answer. The message is one line. */
public final class GitUnreachable extends OutOfReach {

  private static final long serialVersionUID = 1L;

  GitUnreachable(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
