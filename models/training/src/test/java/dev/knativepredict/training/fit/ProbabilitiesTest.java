package dev.knativepredict.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbabilitiesTest {

  @Test
  void theFirstOfTheHighestIsTheLikeliest() {
    assertThat(Probabilities.likeliest(new double[] {0.2, 0.5, 0.3})).isEqualTo(1);
    assertThat(Probabilities.likeliest(new double[] {0.2, 0.4, 0.4})).isEqualTo(1);
  }

  @Test
  void aDifferenceOfAHundredThousandthIsNone() {
    double[] expected = {0.25, 0.75};

    assertThat(Probabilities.near(new double[] {0.250009, 0.749991}, expected)).isTrue();
    assertThat(Probabilities.near(new double[] {0.25002, 0.74998}, expected)).isFalse();
    assertThat(Probabilities.near(new double[] {0.25}, expected)).isFalse();
    assertThat(Probabilities.near(new double[] {Double.NaN, 0.75}, expected)).isFalse();
  }
}
