package dev.knativepredict.release.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastPodsTest {

  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  /** Knative's defaults: a window of a minute, and half a minute of grace. */
  private static final double RETENTION = 90;

  /** Ten minutes with a pod, ten without, and ten with one again. */
  private final PastPods two = new PastPods(List.of(pod(0, 10), pod(20, 30)));

  @Test
  void podsThatAreKeptForTheWholeGapSaveTheWake() {
    assertThat(two.asItWas()).isEqualTo(new Cost(Duration.ofMinutes(20), 6));
    // One pod drains less, and the last one stays for longer, too.
    assertThat(two.keptLonger(Duration.ofMinutes(11)))
        .isEqualTo(new Cost(Duration.ofMinutes(41), 3));
    assertThat(two.keptLonger(Duration.ofMinutes(5)))
        .isEqualTo(new Cost(Duration.ofMinutes(30), 6));
    assertThat(two.alwaysOne()).isEqualTo(new Cost(Duration.ofMinutes(30), 3));
  }

  @Test
  void aSecondPodUnderLoadIsNoWake() {
    PastPods three = new PastPods(List.of(pod(0, 10), pod(5, 8), pod(6, 12)));

    assertThat(three.alwaysOne()).isEqualTo(three.asItWas());
    assertThat(three.answers()).isEqualTo(300);
  }

  @Test
  void aPodThatStartsWhileTheLastOneDrainsIsAWake() {
    PastPods two = new PastPods(List.of(pod(0, 10), pod(9.75, 20)));

    assertThat(two.alwaysOne().cold()).isEqualTo(3);
    assertThat(two.alwaysOne().podTime()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void withoutPodsThereAreNoCosts() {
    assertThat(new PastPods(List.of()).keptLonger(Duration.ofHours(1)))
        .isEqualTo(new Cost(Duration.ZERO, 0));
  }

  @ParameterizedTest
  @CsvSource({"20,60", "20,900", "100,60", "100,300", "100,900", "400,60", "400,300"})
  void whatItSaysOfADayIsWithinFivePercentOfTheTruth(int visits, int more) {
    for (long seed = 1; seed <= 20; seed++) {
      SimulatedDay day = SimulatedDay.of(visits, seed);
      PastPods seen = day.seen(RETENTION, seed);
      Cost was = day.truth(RETENTION);

      assertNear(seen.asItWas(), was, was.cold());
      assertNear(
          seen.keptLonger(Duration.ofSeconds(more)), day.truth(RETENTION + more), was.cold());
    }
  }

  /** Cold answers of all that there were: whoever saves nearly all of them has few left. */
  private static void assertNear(Cost cost, Cost truth, long allCold) {
    assertThat((double) cost.podTime().toMillis())
        .isCloseTo((double) truth.podTime().toMillis(), withinPercentage(5));
    assertThat((double) cost.cold()).isCloseTo((double) truth.cold(), within(0.05 * allCold));
  }

  private static PodLife pod(double startMinute, double endMinute) {
    return new PodLife(at(startMinute), at(endMinute), 100, 3);
  }

  private static Instant at(double minute) {
    return NOON.plusMillis(Math.round(minute * 60_000));
  }
}
