package dev.knativepredict.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrafficShareTest {

  @Test
  void numbersNearTheShareArePlausible() {
    assertThat(TrafficShare.isPlausible(50, 200, 25)).isTrue();
    assertThat(TrafficShare.isPlausible(30, 200, 25)).isTrue();
    assertThat(TrafficShare.isPlausible(75, 200, 25)).isTrue();
  }

  @Test
  void numbersFarFromTheShareAreNot() {
    assertThat(TrafficShare.isPlausible(15, 200, 25)).isFalse();
    assertThat(TrafficShare.isPlausible(100, 200, 25)).isFalse();
  }

  @Test
  void shareZeroAndAllAreExact() {
    assertThat(TrafficShare.max(200, 0)).isZero();
    assertThat(TrafficShare.isPlausible(1, 200, 0)).isFalse();
    assertThat(TrafficShare.isPlausible(200, 200, 100)).isTrue();
    assertThat(TrafficShare.isPlausible(199, 200, 100)).isFalse();
  }
}
