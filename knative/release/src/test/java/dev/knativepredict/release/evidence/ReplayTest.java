package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Answers;
import dev.knativepredict.release.verdict.Numbers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final Model MODEL =
      new Model("even/1", Answers.LABELS, OddModel.signature(), Predictor.SHA256, SmokeTest.rows());
  private static final Requests REQUESTS =
      Requests.of(MODEL, List.of(), new Offer(Predictions.parse(OddModel.OPENAPI).path("paths")));

  private static final RevisionName STABLE = new RevisionName("stable");
  private static final RevisionName CANDIDATE = new RevisionName("candidate");

  @Test
  void countsAnswersByTheRevisionThatGaveThemAndItsWrongOnes() throws IOException {
    try (Predictor candidate = new Predictor("candidate", n -> 0, 200, 0)) {
      Numbers numbers = until(candidate.url(), found -> found.candidate().requests() >= 40);
      assertThat(numbers.stable().requests()).isZero();
      assertThat(numbers.lost()).isZero();
      assertThat(numbers.candidate().failed()).isZero();
      assertThat(numbers.candidate().wrong())
          .isBetween(numbers.candidate().requests() / 4, numbers.candidate().requests() * 3 / 4);
    }
  }

  @Test
  void requestsThatNobodyAnswersAreLost() throws IOException {
    Predictor gone = new Predictor("candidate", n -> n % 2, 200, 0);
    URI url = gone.url();
    gone.close();
    Numbers numbers = until(url, found -> found.lost() >= 10);
    assertThat(numbers.candidate().requests()).isZero();
  }

  @Test
  void requestsComeAtRandomMomentsAtASteadyRate() throws IOException {
    try (Predictor candidate = new Predictor("candidate", n -> n % 2, 200, 0);
        Caller caller = new HttpCaller(null, Duration.ofSeconds(5))) {
      List<Duration> sleeps = new CopyOnWriteArrayList<>();
      CountDownLatch slept = new CountDownLatch(1_000);
      Time time = new Sleeps(sleeps, slept);
      Replay.Rate rate = new Replay.Rate(100, 1);
      try (Replay replay =
          new Replay(caller, time, candidate.url(), REQUESTS, new Tally(time), rate)) {
        assertThat(replay).isNotNull();
        assertThat(slept.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      assertThat(sleeps).allMatch(sleep -> sleep.toMillis() <= 20);
      assertThat(sleeps.stream().mapToLong(Duration::toMillis).distinct().count())
          .isGreaterThan(10);
      assertThat(sleeps.stream().limit(1_000).mapToLong(Duration::toMillis).sum())
          .isBetween(9_000L, 10_020L);
    }
  }

  /** A clock that only sleeping moves, a thousand times at the most. */
  private record Sleeps(List<Duration> sleeps, CountDownLatch left) implements Time {

    @Override
    public Instant instant() {
      return sleeps.stream().reduce(Instant.EPOCH, Instant::plus, (one, other) -> other);
    }

    @Override
    public void sleep(Duration duration) {
      if (left.getCount() == 0) {
        SYSTEM.sleep(Duration.ofMillis(10));
      } else {
        sleeps.add(duration);
        left.countDown();
      }
    }
  }

  private static Numbers until(URI url, Predicate<Numbers> enough) {
    Instant start = Instant.now();
    Tally tally = new Tally(Time.SYSTEM);
    try (Caller caller = new HttpCaller(null, Duration.ofSeconds(5));
        Replay replay =
            new Replay(caller, Time.SYSTEM, url, REQUESTS, tally, new Replay.Rate(200, 16))) {
      assertThat(replay).isNotNull();
      Numbers numbers = tally.since(start, STABLE, CANDIDATE);
      while (!enough.test(numbers)) {
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
        Time.SYSTEM.sleep(Duration.ofMillis(20));
        numbers = tally.since(start, STABLE, CANDIDATE);
      }
      return numbers;
    }
  }
}
