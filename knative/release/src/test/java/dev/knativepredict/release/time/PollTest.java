package dev.knativepredict.release.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollTest {

  private final FakeTime time = new FakeTime();
  private final Poll poll = new Poll(time, Duration.ofSeconds(10), Duration.ofSeconds(3));
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void returnsTheFirstAnswerThatIsGoodEnoughWithoutWaiting() {
    assertThat(poll.until(number -> number > 0, asked::incrementAndGet)).isEqualTo(1);
    assertThat(time.instant()).isEqualTo(FakeTime.START);
  }

  @Test
  void asksAgainAfterEachInterval() {
    assertThat(poll.until(number -> number == 3, asked::incrementAndGet)).isEqualTo(3);
    assertThat(time.since(FakeTime.START)).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void returnsTheLastAnswerWhenThePatienceIsOver() {
    assertThat(poll.until(number -> false, asked::incrementAndGet)).isEqualTo(5);
    assertThat(time.since(FakeTime.START)).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void asksOnceEvenWithoutPatience() {
    Poll once = new Poll(time, Duration.ZERO, Duration.ofSeconds(3));
    assertThat(once.until(number -> false, asked::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void anInterruptEndsItAndStaysSet() {
    int answer =
        poll.until(
            number -> false,
            () -> {
              Thread.currentThread().interrupt();
              return asked.incrementAndGet();
            });
    assertThat(answer).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptEndsASleepOfTheMachinesClock() {
    Thread.currentThread().interrupt();
    Time.SYSTEM.sleep(Duration.ofHours(1));
    assertThat(Thread.interrupted()).isTrue();
  }
}
