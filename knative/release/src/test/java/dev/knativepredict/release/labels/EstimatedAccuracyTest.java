package dev.knativepredict.release.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimatedAccuracyTest {

  private static final Calibration REFERENCE =
      Calibration.NONE.plus("0.5", new Proportion(499, 999)).plus("1.0", new Proportion(899, 999));

  @Test
  void eachRowCountsAsOftenRightAsThoseOfItsBinWere() {
    EstimatedAccuracy estimate =
        EstimatedAccuracy.of(Map.of("0.5", 100L, "1.0", 300L), REFERENCE).orElseThrow();
    assertThat(estimate.value()).isCloseTo((100 * 0.4995 + 300 * 0.8995) / 400, within(1e-9));
    assertThat(estimate.rows()).isEqualTo(400);
  }

  @Test
  void aBinThatTheReferenceDoesNotKnowIsRightOrWrong() {
    EstimatedAccuracy estimate = EstimatedAccuracy.of(Map.of("0.7", 10L), REFERENCE).orElseThrow();
    assertThat(estimate.value()).isEqualTo(0.5);
    assertThat(estimate.low()).isZero();
    assertThat(estimate.high()).isEqualTo(1);
  }

  @Test
  void withoutRowsOrAReferenceNobodyCanTell() {
    assertThat(EstimatedAccuracy.of(Map.of(), REFERENCE)).isEmpty();
    assertThat(EstimatedAccuracy.of(Map.of("1.0", 3L), Calibration.NONE)).isEmpty();
  }

  /** Three standard deviations should hold 99.7 % of what is measured later. */
  @Test
  void whatIsMeasuredLaterIsWithinThreeDeviations() {
    long within =
        IntStream.range(0, 2000).filter(seed -> measured(new SplittableRandom(seed))).count();
    assertThat(within).isBetween(1980L, 1999L);
  }

  private static boolean measured(SplittableRandom random) {
    List<Double> truth = List.of(0.55, 0.7, 0.95);
    Calibration reference = Calibration.NONE;
    TreeMap<String, Long> counted = new TreeMap<>();
    long right = 0;
    for (int bin = 0; bin < truth.size(); bin++) {
      double share = truth.get(bin);
      String name = "bin" + bin;
      reference = reference.plus(name, new Proportion(right(random, 400, share), 400));
      counted.put(name, 300L * (bin + 1));
      right += right(random, 300 * (bin + 1), share);
    }
    EstimatedAccuracy estimate = EstimatedAccuracy.of(counted, reference).orElseThrow();
    double accuracy = right / 1800.0;
    return estimate.low() <= accuracy && accuracy <= estimate.high();
  }

  private static long right(SplittableRandom random, int rows, double share) {
    return IntStream.range(0, rows).filter(_ -> random.nextDouble() < share).count();
  }
}
