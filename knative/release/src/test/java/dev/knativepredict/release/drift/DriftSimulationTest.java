package dev.knativepredict.release.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.drift.DriftReport.Conclusion;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often verdicts are wrong, over whole models. The training data have 5,000 rows. */
class DriftSimulationTest {

  private static final int WINDOWS = 1000;

  /** Features that are numbers, and rows. */
  @ParameterizedTest
  @CsvSource({"10, 200", "10, 1000", "10, 10000", "50, 200", "50, 1000"})
  void rowsLikeTheTrainingDataAreDriftInOneOfAHundredWindowsAtMost(int numbers, int rows) {
    SimulatedWindow window = new SimulatedWindow(numbers, rows, 0);
    assertThat(count(window, Conclusion.DRIFT)).isLessThanOrEqualTo(WINDOWS / 100);
    assertThat(count(window, Conclusion.INCONCLUSIVE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50})
  void aShiftOfHalfADeviationIsFoundInAThousandRows(int numbers) {
    SimulatedWindow window = new SimulatedWindow(numbers, 1000, 0.5);
    assertThat(count(window, Conclusion.DRIFT)).isGreaterThanOrEqualTo(WINDOWS * 99 / 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100, 140})
  void fewerRowsNeverSayThatThereIsNoDrift(int rows) {
    assertThat(count(new SimulatedWindow(10, rows, 0), Conclusion.NO_DRIFT)).isZero();
    assertThat(count(new SimulatedWindow(10, rows, 0), Conclusion.DRIFT))
        .isLessThanOrEqualTo(WINDOWS / 100);
  }

  private static long count(SimulatedWindow window, Conclusion conclusion) {
    return IntStream.range(0, WINDOWS)
        .parallel()
        .mapToObj(i -> window.judge(new SplittableRandom(i)))
        .filter(report -> report.conclusion() == conclusion)
        .count();
  }
}
