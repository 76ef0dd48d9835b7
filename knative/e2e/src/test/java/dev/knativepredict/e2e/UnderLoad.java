package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.TrafficLog;
import dev.knativepredict.e2e.load.Share;
import dev.knativepredict.e2e.load.Tally;
import java.time.Instant;
import java.util.List;

/**
 * What users saw of a release.
 *
 * @param stable what was stable when it began
 * @param candidate the revision that came, empty where none did
 */
record UnderLoad(
    int code,
    String said,
    Tally tally,
    List<TrafficLog.Entry> log,
    String stable,
    String candidate) {

  /**
   * Whoever asked stable got a right answer, and the candidate had no more failures than requests.
   */
  void usersOfStableSawNothing() {
    Tally ofStable = tally.by(stable);
    assertThat(ofStable.failures()).isEmpty();
    assertThat(ofStable.wrong()).isZero();
    Tally exposed = exposed();
    assertThat(tally.failed())
        .as(
            "failures %s; the candidate had a share for %d requests",
            tally.failures(), exposed.sent())
        .isLessThanOrEqualTo(
            exposed.sent() == 0 ? 0 : Share.most(exposed.sent(), mostOfCandidate()));
  }

  void everybodyGotARightAnswer() {
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.wrong()).isZero();
    assertThat(tally.sent()).isPositive();
  }

  int mostOfCandidate() {
    return log.stream().mapToInt(e -> e.shares().getOrDefault(candidate, 0)).max().orElse(0);
  }

  /**
   * The requests sent while the candidate had a share; the route is a moment ahead of its status.
   */
  private Tally exposed() {
    return log.stream()
        .filter(entry -> entry.shares().getOrDefault(candidate, 0) > 0)
        .map(TrafficLog.Entry::since)
        .findFirst()
        .map(from -> tally.between(from.minusSeconds(1), over(from).plusSeconds(1)))
        .orElse(new Tally(List.of()));
  }

  /** When the candidate had no share any more. */
  private Instant over(Instant from) {
    return log.stream()
        .filter(entry -> entry.since().isAfter(from))
        .filter(entry -> entry.shares().getOrDefault(candidate, 0) == 0)
        .map(TrafficLog.Entry::since)
        .findFirst()
        .orElse(Instant.now());
  }
}
