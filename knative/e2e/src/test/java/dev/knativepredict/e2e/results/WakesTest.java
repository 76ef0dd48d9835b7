package dev.knativepredict.e2e.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WakesTest {

  @Test
  void evenWakesHaveNeitherDriftNorASecondMode() {
    Wakes wakes = wakes(800, 900, 800, 900);

    assertThat(wakes.median()).isEqualTo(Duration.ofMillis(900));
    assertThat(wakes.drift()).isEqualTo(1);
    assertThat(wakes.slow()).isZero();
  }

  @Test
  void laterOnesThatAreSlowerAreADrift() {
    assertThat(wakes(800, 800, 1_000, 1_000).drift()).isEqualTo(1.25);
  }

  @Test
  void thoseThatTakeASecondLongerAreCounted() {
    assertThat(wakes(800, 800, 800, 1_900).slow()).isEqualTo(0.25);
  }

  @Test
  void aRowHasTheQuantiles() {
    Wakes wakes = new Wakes();
    IntStream.rangeClosed(1, 100).forEach(i -> wakes.add(Duration.ofMillis(i)));

    assertThat(wakes.row("it"))
        .startsWith("| it | 100 | 11.0 ms | 51.0 ms | 91.0 ms | 100.0 ms | 100.0 ms | 2.92 |");
  }

  private static Wakes wakes(int... millis) {
    Wakes wakes = new Wakes();
    IntStream.of(millis).mapToObj(Duration::ofMillis).forEach(wakes::add);
    return wakes;
  }
}
