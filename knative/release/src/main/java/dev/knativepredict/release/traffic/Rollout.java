package dev.knativepredict.release.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release under way: being worked on, held for a person to decide, or left by a tool that was
 * killed.
 *
 * @param owner who works on it; each run of the tool has its own name
 * @param share the candidate's share of the traffic
 * @param held why a person has to decide; null if nobody has to
 */
public record Rollout(
    String owner, Candidate candidate, Percent share, Instant began, @Nullable String held) {

  Rollout with(Percent next) {
    return new Rollout(owner, candidate, next, began, null);
  }

  Rollout by(String next) {
    return new Rollout(next, candidate, share, began, null);
  }

  Rollout held(String reason) {
    return new Rollout(owner, candidate, share, began, reason);
  }
}
