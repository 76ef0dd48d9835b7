package dev.knativepredict.release;

import dev.knativepredict.release.evidence.LiveNumbers;
import dev.knativepredict.release.evidence.Tally;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Control;
import dev.knativepredict.release.verdict.Numbers;
import java.time.Instant;
import java.util.List;

/**
 * Where the counts of a step come from.
 *
 * @param minRequests fewer of a revision say nothing
 * @param since when the first step began
 * @param own the tool's own requests
 * @param users those of users
 * @param compared what the stable revision did with the tool's requests at 0 %
 */
record Sources(
    RevisionName stable,
    RevisionName candidate,
    long minRequests,
    Instant since,
    Tally own,
    LiveNumbers users,
    Arm compared) {

  List<LiveNumbers> all() {
    return List.of(own, users);
  }

  /** When the candidate has all of the traffic, it is compared with earlier responses of stable. */
  Numbers numbers(LiveNumbers source, Instant start, Percent share) {
    Numbers step = source.since(start, stable, candidate);
    if (isEnough(step.stable())) {
      return step;
    }
    Arm before = source.since(since, stable, candidate).stable();
    if (isEnough(before) || !share.equals(Percent.ALL)) {
      return new Numbers(before, step.candidate(), step.lost(), Control.EARLIER);
    }
    // The stable revision got no share in this run of the tool. Users send others than the tool.
    Arm control = source.equals(own) && isEnough(compared) ? compared : Arm.NOBODY;
    return new Numbers(control, step.candidate(), step.lost(), Control.COMPARISON);
  }

  private boolean isEnough(Arm arm) {
    return arm.requests() >= minRequests;
  }
}
