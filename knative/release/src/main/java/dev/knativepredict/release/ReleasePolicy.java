package dev.knativepredict.release;

import dev.knativepredict.release.evidence.RecordedRequest;
import dev.knativepredict.release.evidence.Replay;
import dev.knativepredict.release.traffic.Steps;
import dev.knativepredict.release.verdict.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast a candidate gets traffic, and how it is judged.
 *
 * @param stepTime how long a step takes at least
 * @param bake how long a candidate with all of the traffic is watched before it is stable
 * @param patience how long a step waits for enough requests
 * @param readyTime how long a candidate may take to become ready
 * @param pairs how many requests are sent to both revisions
 * @param rate how fast the tool sends requests to the public URL
 * @param maxPredictionDrift the largest PSI between both revisions' predictions in a step; 0 for
 *     any
 * @param prometheus where the counts of users' requests are; null for the tool's own requests only
 * @param recorded requests to send in addition to the model's golden rows
 */
public record ReleasePolicy(
    Steps steps,
    Limits limits,
    OnInconclusive onInconclusive,
    OnNoWayBack onNoWayBack,
    Duration stepTime,
    Duration bake,
    Duration patience,
    Duration readyTime,
    int pairs,
    Replay.Rate rate,
    double maxPredictionDrift,
    @Nullable URI prometheus,
    List<RecordedRequest> recorded) {

  /** How many stages are judged by what users get. */
  int liveStages() {
    return steps.shares().size() + (bake.isPositive() ? 1 : 0);
  }

  /** What to do when the stable revision may be none to go back to. */
  public enum OnNoWayBack {
    /** Leave the traffic as it is, and let a person decide. */
    HOLD,
    /** Say so and go on. */
    WARN
  }

  /** What to do when the evidence is inconclusive. */
  public enum OnInconclusive {
    /** Leave the traffic as it is, and let a person decide. */
    HOLD,
    /** Go on as if the candidate were healthy. */
    PROMOTE,
    /** Go back to the stable revision. */
    ROLLBACK
  }
}
