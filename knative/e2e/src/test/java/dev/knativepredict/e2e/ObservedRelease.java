package dev.knativepredict.e2e;

import static dev.knativepredict.e2e.LoadAssertions.assertAllCorrect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.TrafficLog;
import dev.knativepredict.e2e.load.LoadResult;
import dev.knativepredict.e2e.load.TrafficShare;
import java.time.Instant;
import java.util.List;

/**
 * A release under load, and what users saw of it.
 *
 * @param code the exit code of the release tool
 * @param output the output of the release tool
 * @param log the changes of traffic
 * @param stable the revision that was stable at the start
 * @param candidate the new revision; empty if there was none
 */
record ObservedRelease(
    int code,
    String output,
    LoadResult result,
    List<TrafficLog.Entry> log,
    String stable,
    String candidate) {

  /** No response of stable was wrong, and no more requests failed than the candidate could get. */
  void assertStableServedCorrectly() {
    LoadResult ofStable = result.ofRevision(stable);
    assertAllCorrect(ofStable);
    long exposed = whileCandidateHadTraffic().sent();
    assertThat(result.failed())
        .as("failures %s; the candidate had a share during %d requests", result.failures(), exposed)
        .isLessThanOrEqualTo(exposed == 0 ? 0 : TrafficShare.max(exposed, maxShareOfCandidate()));
  }

  void assertAllResponsesCorrect() {
    assertAllCorrect(result);
    assertThat(result.sent()).isPositive();
  }

  /** The candidate's share in percent. */
  int shareOfCandidate(TrafficLog.Entry entry) {
    return entry.shares().getOrDefault(candidate, 0);
  }

  private int maxShareOfCandidate() {
    return log.stream().mapToInt(this::shareOfCandidate).max().orElse(0);
  }

  /**
   * The requests sent while the candidate had a share, and one second before and after: the route
   * may change a moment before its status does.
   */
  private LoadResult whileCandidateHadTraffic() {
    return log.stream()
        .filter(entry -> shareOfCandidate(entry) > 0)
        .map(TrafficLog.Entry::since)
        .findFirst()
        .map(from -> result.between(from.minusSeconds(1), endOfTraffic(from).plusSeconds(1)))
        .orElse(new LoadResult(List.of()));
  }

  /** When the candidate lost its share again. */
  private Instant endOfTraffic(Instant from) {
    return log.stream()
        .filter(entry -> entry.since().isAfter(from))
        .filter(entry -> shareOfCandidate(entry) == 0)
        .map(TrafficLog.Entry::since)
        .findFirst()
        .orElse(Instant.now());
  }
}
