package dev.knativepredict.release.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release under way: at work, held for somebody to decide, or left by a tool that was killed.
 *
 * @param owner who is at it; each attempt has a name of its own
 * @param share what the candidate gets
 * @param held why it waits for somebody's decision, null where it doesn't
 */
public record Running(
    String owner, Candidate candidate, Percent share, Instant began, @Nullable String held) {

  Running with(Percent next) {
    return new Running(owner, candidate, next, began, null);
  }

  Running by(String next) {
    return new Running(next, candidate, share, began, null);
  }

  Running held(String reason) {
    return new Running(owner, candidate, share, began, reason);
  }
}
