package dev.knativepredict.release.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.guard.Signal.Kind;
import dev.knativepredict.release.guard.SimulatedWeek.World;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a guard is wrong that runs every quarter of an hour, and how soon it is right. */
class GuardSimulationTest {

  private static final int WEEKS = 200;
  private static final int RUNS = 672;
  private static final World QUIET = SimulatedWeek.QUIET;

  /** Requests in a quarter of an hour. */
  @ParameterizedTest
  @ValueSource(ints = {100, 1250})
  void aQuietWeekHasAFalseAlarmInOneOfAHundredAtMost(int requests) {
    long alarms =
        IntStream.range(0, WEEKS)
            .parallel()
            .map(seed -> week(requests, QUIET, seed).firstBad(RUNS, _ -> true))
            .filter(run -> run <= RUNS)
            .count();
    assertThat(alarms).isLessThanOrEqualTo(WEEKS / 100);
  }

  @Test
  void oneErrorInAHundredInsteadOfAThousandIsFoundWithinAnHour() {
    found(new World(0.01, QUIET.slow(), QUIET.wrong(), QUIET.place()), Kind.ERRORS);
  }

  @Test
  void threeSlowAnswersInAHundredAreFoundWithinAnHour() {
    found(new World(QUIET.error(), 0.03, QUIET.wrong(), QUIET.place()), Kind.SLO);
  }

  @Test
  void flippedLabelsAreFoundWithinAnHour() {
    found(new World(QUIET.error(), QUIET.slow(), 0.9, QUIET.place()), Kind.LABELS);
  }

  @Test
  void aModelThatIsRightInThreeOfFourRowsIsFoundWithinAnHour() {
    found(new World(QUIET.error(), QUIET.slow(), 0.25, QUIET.place()), Kind.LABELS);
  }

  @Test
  void shiftedRowsAreFoundWithinAnHour() {
    found(
        new World(QUIET.error(), QUIET.slow(), QUIET.wrong(), place -> place * place), Kind.DRIFT);
  }

  /** Four runs, when the whole window is of the changed world; in 95 of 100 cases at least. */
  private static void found(World world, Kind kind) {
    long found =
        IntStream.range(0, WEEKS)
            .parallel()
            .map(seed -> week(1250, world, seed).firstBad(4, kind::equals))
            .filter(run -> run <= 4)
            .count();
    assertThat(found).isGreaterThanOrEqualTo(WEEKS * 95 / 100);
  }

  private static SimulatedWeek week(int requests, World world, int seed) {
    return new SimulatedWeek(requests, world, new SplittableRandom(seed));
  }
}
