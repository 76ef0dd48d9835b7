package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.FakeTime;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Arm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodCountersTest {

  private static final RevisionName STABLE = new RevisionName("stable");
  private static final RevisionName CANDIDATE = new RevisionName("candidate");

  private final FakeTime time = new FakeTime();
  private final Tally own = new Tally(time);
  private final Map<String, String> pods = new HashMap<>();
  private final PodCounters counters =
      new PodCounters(
          name -> Optional.of(name.equals(CANDIDATE) ? Map.copyOf(pods) : Map.of()), own, time);

  @Test
  void onlyWhatWasCountedSinceThenIsOfTheRelease() {
    pods.put("a", metrics(1000, 7));
    assertThat(read().requests()).isZero();
    pods.put("a", metrics(1010, 8));
    assertThat(read()).extracting(Arm::requests, Arm::failed).containsExactly(11L, 1L);
  }

  @Test
  void podsThatComeAndGoAndContainersThatStartAgainAreAddedUp() {
    pods.put("a", metrics(1000, 0));
    read();
    pods.put("a", metrics(1010, 0));
    pods.put("b", metrics(5, 1));
    assertThat(read().requests()).isEqualTo(16);
    pods.remove("a");
    pods.put("a started again", metrics(2, 2));
    assertThat(read()).extracting(Arm::requests, Arm::failed).containsExactly(20L, 3L);
    pods.clear();
    assertThat(read().requests()).isEqualTo(20);
  }

  @Test
  void aPodThatCouldNotBeReadAtFirstDoesNotBringItsPast() {
    pods.put("a", "");
    read();
    pods.put("a", metrics(1000, 0));
    assertThat(read().requests()).isZero();
    pods.put("a", "");
    read();
    pods.put("a", metrics(1004, 0));
    assertThat(read().requests()).isEqualTo(4);
  }

  @Test
  void theToolsOwnRequestsAreNotUsers() {
    pods.put("a", metrics(0, 0));
    read();
    RecordedRequest request = RecordedRequest.asRecorded("/predict", "{}", null, null);
    own.add(request, new TimedResponse(200, "candidate", true, "{}", Duration.ofMillis(3)));
    own.add(request, new TimedResponse(500, "candidate", true, "{}", Duration.ofMillis(3)));
    pods.put("a", metrics(10, 4));
    Arm users = read();
    assertThat(users).extracting(Arm::requests, Arm::failed).containsExactly(12L, 3L);
    assertThat(users.latencies().count()).isEqualTo(9);
    assertThat(users.latencies().above(Duration.ofMillis(10))).isEqualTo(5);
  }

  @Test
  void aStepCountsFromItsStart() {
    pods.put("a", metrics(0, 0));
    read();
    pods.put("a", metrics(10, 1));
    read();
    Instant step = time.instant();
    pods.put("a", metrics(13, 1));
    time.sleep(Duration.ofSeconds(1));
    assertThat(counters.since(step, STABLE, CANDIDATE).candidate().requests()).isEqualTo(3);
  }

  @Test
  void withoutTheRightItIsBlindAndAsksNoMore() {
    PodCounters refused =
        new PodCounters(
            name -> {
              throw new Refused("no right");
            },
            own,
            time);
    assertThat(refused.since(time.instant(), STABLE, CANDIDATE).candidate().requests()).isZero();
    assertThat(refused.blindness()).hasValueSatisfying(why -> assertThat(why).endsWith("no right"));
  }

  @Test
  void podsThatCountNothingAreSaidToBeUnseen() {
    pods.put("a", "another_total 3");
    read();
    assertThat(counters.blindness()).isPresent();
    pods.put("a", metrics(0, 0));
    read();
    assertThat(counters.blindness()).isEmpty();
  }

  /** One and a half seconds later. */
  private Arm read() {
    time.sleep(Duration.ofMillis(1500));
    return counters.since(FakeTime.START, STABLE, CANDIDATE).candidate();
  }

  /** Half of the answers took longer than 10 ms. */
  private static String metrics(int ok, int errors) {
    return """
    # TYPE predict_requests_total counter
    predict_requests_total{function="predict",outcome="ok",revision="r",start="warm"} %1$d.0
    predict_requests_total{function="predict",outcome="error",revision="r",start="warm"} %2$d.0
    predict_duration_seconds_bucket{function="predict",outcome="ok",start="warm",le="0.01"} %3$d
    predict_duration_seconds_bucket{function="predict",outcome="ok",start="warm",le="+Inf"} %1$d
    predict_duration_seconds_bucket{function="predict",outcome="error",start="warm",le="0.01"} 99
    """
        .formatted(ok, errors, ok / 2);
  }
}
