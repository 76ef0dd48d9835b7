package dev.knativepredict.release.drift;

import static dev.knativepredict.release.drift.Histograms.categories;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistancesTest {

  @Test
  void equalSharesAreNotApart() {
    Distances none = Distances.between(categories(50, 50), categories(5000, 5000));
    assertThat(none.psi()).isZero();
    assertThat(none.jensenShannon()).isZero();
    assertThat(none.chance()).isEqualTo(1);
  }

  /** 60.5 / 101 and 40.5 / 101, and the other way round. */
  @Test
  void psiIsTheSumOfEachBinsDifferenceTimesTheLogarithmOfItsRatio() {
    Distances apart = Distances.between(categories(60, 40), categories(40, 60));
    assertThat(apart.psi()).isCloseTo(2 * (20.0 / 101) * Math.log(60.5 / 40.5), within(1e-12));
  }

  @Test
  void theJensenShannonDistanceOfWhatHasNothingInCommonIsNearlyOne() {
    Distances apart = Distances.between(categories(100000, 0), categories(0, 100000));
    assertThat(apart.jensenShannon()).isBetween(0.999, 1.0);
    assertThat(apart.psi()).isBetween(20.0, 30.0);
  }

  /** (60 - 50)² / 50 · 4 is 8, of which chi-square with one degree of freedom has 0.00468. */
  @Test
  void theChanceIsThatOfTheChiSquareTestOfTwoSamples() {
    Distances apart = Distances.between(categories(60, 40), categories(40, 60));
    assertThat(apart.chance()).isCloseTo(0.004678, within(1e-6));
  }

  @Test
  void aBinThatIsEmptyInBothSaysNothing() {
    Distances two = Distances.between(categories(60, 40), categories(40, 60));
    assertThat(Distances.between(categories(60, 40, 0), categories(40, 60, 0))).isEqualTo(two);
    assertThat(two.bins()).isEqualTo(2);
  }

  @Test
  void aFeatureWithOneValueIsNoDrift() {
    Distances constant = Distances.between(categories(60), categories(4000));
    assertThat(constant).isEqualTo(new Distances(0, 0, 1, 1));
  }
}
