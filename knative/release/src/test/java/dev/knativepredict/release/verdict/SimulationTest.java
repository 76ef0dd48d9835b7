package dev.knativepredict.release.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.verdict.SimulatedRelease.End;
import dev.knativepredict.release.verdict.SimulatedRelease.Revision;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often verdicts are wrong, over whole releases with the tool's own limits. */
class SimulationTest {

  private static final int RELEASES = 500;
  private static final List<Double> STEPS = List.of(0.05, 0.25, 0.5, 1.0);
  private static final Revision STABLE = new Revision(0.001, 0.004);

  @ParameterizedTest
  @CsvSource({"1, 0.001", "10, 0.001", "100, 0.001", "10, 0.01", "100, 0.01"})
  void anEqualCandidateIsRolledBackInOneOfAHundredReleasesAtMost(int rate, double failing) {
    Revision equal = new Revision(failing, 0.004);

    assertThat(rolledBack(List.of(rate), STEPS, equal, equal)).isLessThanOrEqualTo(RELEASES / 100);
  }

  @ParameterizedTest
  @CsvSource({"10, 0.001", "100, 0.001", "10, 0.01", "100, 0.01", "100, 0.04"})
  void soIsOneThatGetsAllOfTheTrafficAtOnce(int rate, double failing) {
    Revision equal = new Revision(failing, 0.004);

    assertThat(rolledBack(List.of(rate), List.of(1.0), equal, equal))
        .isLessThanOrEqualTo(RELEASES / 100);
  }

  /** Beside 50 requests per second of the tool. */
  @ParameterizedTest
  @CsvSource({"1, 0.001", "10, 0.01", "100, 0.001", "100, 0.01"})
  void soIsOneWhoseUsersRequestsAreCountedApart(int users, double failing) {
    Revision equal = new Revision(failing, 0.004);

    assertThat(rolledBack(List.of(50, users), STEPS, equal, equal))
        .isLessThanOrEqualTo(RELEASES / 100);
    assertThat(rolledBack(List.of(50, users), List.of(1.0), equal, equal))
        .isLessThanOrEqualTo(RELEASES / 100);
  }

  @ParameterizedTest
  @CsvSource({"10, 0.1", "100, 0.1", "100, 0.05"})
  void aWorseOneThatGetsAllOfTheTrafficAtOnceIsRolledBack(int rate, double failing) {
    Revision worse = new Revision(failing, 0.004);

    assertThat(rolledBack(List.of(rate), List.of(1.0), STABLE, worse))
        .isGreaterThanOrEqualTo(RELEASES * 95 / 100);
  }

  /** One error in a hundred instead of a thousand needs many requests; ten need few. */
  @ParameterizedTest
  @CsvSource({
    "10, 0.01, 0.004, 0.2",
    "100, 0.01, 0.004, 0.99",
    "10, 0.1, 0.004, 0.99",
    "100, 0.1, 0.004, 1",
    "10, 0.001, 0.016, 0.99",
    "100, 0.001, 0.016, 0.99"
  })
  void aWorseCandidateIsRolledBack(int rate, double failing, double median, double share) {
    long found = rolledBack(List.of(rate), STEPS, STABLE, new Revision(failing, median));

    assertThat(found).isGreaterThanOrEqualTo(Math.round(share * RELEASES));
  }

  /** The medians of both, in seconds. Differences of less than 3 ms are noise. */
  @ParameterizedTest
  @CsvSource({
    "10, 0.004, 0.008, 0.5",
    "10, 0.008, 0.016, 0.99",
    "100, 0.004, 0.008, 0.99",
    "100, 0.008, 0.016, 0.99",
    "100, 0.08, 0.16, 0.99"
  })
  void oneThatTakesTwiceAsLongIsRolledBack(int rate, double stable, double slow, double share) {
    long found =
        rolledBack(List.of(rate), STEPS, new Revision(0.001, stable), new Revision(0.001, slow));

    assertThat(found).isGreaterThanOrEqualTo(Math.round(share * RELEASES));
  }

  /** A third more is within the limit of a half. */
  @ParameterizedTest
  @CsvSource({"10, 0.008, 0.0107", "100, 0.008, 0.0107", "100, 0.08, 0.107"})
  void oneThatTakesAThirdLongerIsNot(int rate, double stable, double slow) {
    long found =
        rolledBack(List.of(rate), STEPS, new Revision(0.001, stable), new Revision(0.001, slow));

    assertThat(found).isLessThanOrEqualTo(RELEASES / 100);
  }

  private static long rolledBack(
      List<Integer> rates, List<Double> steps, Revision stable, Revision candidate) {
    return IntStream.range(0, RELEASES)
        .parallel()
        .mapToObj(
            i -> new SimulatedRelease(rates, steps, stable, candidate, new SplittableRandom(i)))
        .filter(release -> release.run(UsualLimits.ALL) == End.ROLLED_BACK)
        .count();
  }
}
