package dev.knativepredict.release.drift;

import static dev.knativepredict.release.drift.Histograms.categories;
import static dev.knativepredict.release.drift.Histograms.feature;
import static dev.knativepredict.release.drift.Histograms.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.knativepredict.release.drift.DriftResult.Compared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftRuleTest {

  private static final Histogram TRAINING = numbers(1000, 1000, 1000, 1000, 1000);

  /** The 99 % point of chi-square with nine degrees of freedom is 21.666. */
  @ParameterizedTest
  @CsvSource({"200, 5000, 0.11266", "1000, 5000, 0.02600", "1000, 1000, 0.04333"})
  void whatChanceMayReachDependsOnTheRowsOfBoth(long window, long control, double psi) {
    assertThat(new DriftRule(1).byChance(10, window, control)).isCloseTo(psi, within(1e-5));
  }

  @Test
  void moreComparisonsNeedMoreRows() {
    assertThat(new DriftRule(10).byChance(10, 145, 5000)).isLessThan(DriftRule.MOST);
    assertThat(new DriftRule(50).byChance(10, 145, 5000)).isGreaterThan(DriftRule.MOST);
  }

  @Test
  void aSmallDifferenceIsNoDriftHoweverManyRowsShowIt() {
    DriftResult result = judge(numbers(25000, 15000, 20000, 20000, 20000), TRAINING);
    assertThat(result).isInstanceOf(Compared.class);
    assertThat(result.word()).isEqualTo("no drift");
    assertThat(((Compared) result).threshold()).isEqualTo(DriftRule.LEAST);
    assertThat(((Compared) result).distances().chance()).isLessThan(0.001);
  }

  @Test
  void aLargeOneIsDrift() {
    assertThat(judge(numbers(500, 200, 100, 100, 100), TRAINING).word()).isEqualTo("drift");
  }

  /** As PSI may, where a bin has hardly any rows. */
  @Test
  void itIsDriftOnlyIfTheChiSquareTestSaysSoToo() {
    Distances unsure = new Distances(0.3, 0.2, 0.02, 10);
    assertThat(new Compared(unsure, 0.1, 0.01).word()).isEqualTo("no drift");
    assertThat(new Compared(unsure, 0.1, 0.03).word()).isEqualTo("drift");
    assertThat(new Compared(unsure, 0.4, 0.03).word()).isEqualTo("no drift");
  }

  @Test
  void aLargeOneOfFewRowsMayBeChance() {
    DriftResult result = judge(numbers(50, 0, 0, 0, 0), TRAINING);
    assertThat(result.word()).isEqualTo("too few rows");
    assertThat(result.why()).isEqualTo("50 beside 5000: PSI 0.27 could be chance");
  }

  @Test
  void fewTrainingRowsAreTooFewAsWell() {
    assertThat(judge(TRAINING, numbers(10, 10, 10, 10, 10)).word()).isEqualTo("too few rows");
  }

  @Test
  void noRowsAreTooFewAlsoOfAFeatureWithOneValue() {
    assertThat(judge(categories(0), categories(5000)).word()).isEqualTo("too few rows");
    assertThat(judge(categories(3), categories(5000)).word()).isEqualTo("too few rows");
    assertThat(judge(categories(100), categories(5000)).word()).isEqualTo("no drift");
  }

  @Test
  void numbersAreComparedOnlyWithinTheSameEdges() {
    DriftResult other = judge(TRAINING, numbers(1000, 1000));
    assertThat(other.word()).isEqualTo("not compared");
    assertThat(other.why()).isEqualTo("its bins have other edges there");
    assertThat(judge(TRAINING.plus("(missing)", 3), TRAINING).word()).isEqualTo("no drift");
    assertThat(judge(categories(500, 500, 1), categories(500, 500)).word()).isEqualTo("no drift");
  }

  @Test
  void whatTheOtherSideDoesNotHaveIsNotCompared() {
    assertThat(judge(TRAINING, Histogram.NONE).word()).isEqualTo("not compared");
  }

  private static DriftResult judge(Histogram window, Histogram control) {
    return new DriftRule(1).judge(feature("age"), window, control).result();
  }
}
