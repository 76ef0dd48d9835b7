package dev.knativepredict.function.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentDeliveriesTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

  private final RecentDeliveries recent = new RecentDeliveries(3, Duration.ofMinutes(5));

  @Test
  void anIdIsRememberedForItsTime() {
    assertThat(recent.add("a", NOW)).isTrue();
    assertThat(recent.add("a", NOW.plusSeconds(300))).isFalse();
    assertThat(recent.add("a", NOW.plusSeconds(301))).isTrue();
    assertThat(recent.size()).isEqualTo(1);
  }

  @Test
  void theOldestIsForgottenIfThereAreTooMany() {
    for (String id : new String[] {"a", "b", "c", "d"}) {
      assertThat(recent.add(id, NOW)).as(id).isTrue();
    }
    assertThat(recent.size()).isEqualTo(3);
    assertThat(recent.add("d", NOW)).isFalse();
    assertThat(recent.add("a", NOW)).isTrue();
  }

  @Test
  void anIdThatWasTakenBackMayComeAgain() {
    recent.add("a", NOW);
    recent.remove("a");
    recent.remove("never there");

    assertThat(recent.size()).isZero();
    assertThat(recent.add("a", NOW)).isTrue();
  }
}
