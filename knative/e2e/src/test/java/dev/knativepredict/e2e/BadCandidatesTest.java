package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.image.Fault;
import dev.knativepredict.e2e.release.ReleaseProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Releases of bad candidates: each is stopped, and users of the stable revision don't notice. */
@OnCluster
@Order(4)
class BadCandidatesTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final ClusterFixture fixture;

  BadCandidatesTest(ClusterFixture fixture) {
    this.fixture = fixture;
  }

  @Test
  @Order(1)
  void anImageThatDoesNotExist() throws Exception {
    ObservedRelease observed = rejected("an image that doesn't exist", fixture.images.missing());
    assertThat(observed.output()).containsIgnoringCase("image");
    observed.assertAllResponsesCorrect();
  }

  @Test
  @Order(2)
  void neverReady() throws Exception {
    ObservedRelease observed = rejected("never ready", fixture.images.withFault(Fault.UNREADY));
    assertThat(observed.output()).containsIgnoringCase("ready");
    observed.assertAllResponsesCorrect();
  }

  @Test
  @Order(3)
  void aCorruptModel() throws Exception {
    Candidate candidate = fixture.images.withModel("corrupt", fixture.models.corrupted());
    ObservedRelease observed = rejected("a corrupted model", candidate);
    assertThat(observed.output()).containsIgnoringCase("model.onnx");
    observed.assertAllResponsesCorrect();
  }

  @Test
  @Order(4)
  void readyButEveryPredictionFails() throws Exception {
    ObservedRelease observed =
        rejected("ready, but predictions fail with 500", fixture.images.withFault(Fault.ERROR));
    assertThat(observed.output()).contains("500");
    observed.assertAllResponsesCorrect();
  }

  @Test
  @Order(5)
  void swappedLabels() throws Exception {
    Candidate candidate = fixture.images.withModel("swapped", fixture.models.withSwappedLabels());
    ObservedRelease observed = rejected("swapped labels", candidate);
    assertThat(observed.output()).containsIgnoringCase("predictions");
    observed.assertAllResponsesCorrect();
  }

  @Test
  @Order(6)
  void tenTimesSlower() throws Exception {
    ObservedRelease observed = rejected("ten times slower", fixture.images.withFault(Fault.SLOW));
    assertThat(observed.output()).containsIgnoringCase("slower");
    observed.assertAllResponsesCorrect();
  }

  @Test
  @Order(7)
  void crashLoopAt25PercentOfTheTraffic() throws Exception {
    ObservedRelease observed =
        rejected(
            "crash loop at 25 %", fixture.images.withFault(Fault.CRASH), this::triggerAt25Percent);
    assertThat(observed.output()).containsIgnoringCase("failed");
  }

  @Test
  @Order(8)
  void outOfMemoryAt25PercentOfTheTraffic() throws Exception {
    ObservedRelease observed =
        rejected(
            "out of memory at 25 %", fixture.images.withFault(Fault.OOM), this::triggerAt25Percent);
    assertThat(observed.output()).containsIgnoringCase("failed");
  }

  /** Triggers the fault as soon as the candidate has 25 % of the traffic. */
  private void triggerAt25Percent(ReleaseProcess process) {
    Await.until(
        LIMIT,
        "the candidate has 25 %",
        () -> !process.isAlive() || fixture.service.shares().containsValue(25));
    try {
      int status = fixture.client("candidate-predict").post("/fault", "").statusCode();
      assertThat(status).isEqualTo(202);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObservedRelease rejected(String name, Candidate candidate) throws IOException {
    return rejected(name, candidate, _ -> {});
  }

  private ObservedRelease rejected(
      String name, Candidate candidate, Consumer<ReleaseProcess> meanwhile) throws IOException {
    ObservedRelease observed = new Scenario(fixture, name).deploy(candidate, meanwhile);

    assertThat(observed.code()).as(observed.output()).isEqualTo(1);
    assertThat(fixture.service.shares()).isEqualTo(Map.of(observed.stable(), 100));
    assertThat(fixture.service.stable()).isEqualTo(observed.stable());
    assertThat(fixture.service.tagged("candidate")).isEmpty();
    observed.assertStableServedCorrectly();
    return observed;
  }
}
