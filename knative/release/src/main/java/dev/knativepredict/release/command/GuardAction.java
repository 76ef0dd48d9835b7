package dev.knativepredict.release.command;

import dev.knativepredict.release.traffic.RevisionName;
import org.jspecify.annotations.Nullable;

/**
 * What the guard did, or would do, about a version that got bad.
 *
 * @param done whether it went back, or with {@code dryRun} had the write checked
 * @param to the version before; null if there is none
 * @param hindrance why it must not go back; null if it may
 */
record GuardAction(
    boolean done, boolean dryRun, @Nullable RevisionName to, @Nullable String hindrance) {

  /** On one line. */
  String text() {
    if (hindrance != null) {
      return "not demoted: " + hindrance;
    }
    return done && !dryRun
        ? "demoted: %s has all of the traffic".formatted(to)
        : "%s would get all of the traffic%s".formatted(to, done ? "" : ", with --demote");
  }
}
