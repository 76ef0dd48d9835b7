package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.image.Fault;
import dev.knativepredict.e2e.load.TestRequest;
import dev.knativepredict.e2e.release.ReleaseProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
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
    assertRejectedUnnoticed("an image that doesn't exist", fixture.images.missing(), "image");
  }

  @Test
  @Order(2)
  void neverReady() throws Exception {
    assertRejectedUnnoticed("never ready", fixture.images.withFault(Fault.UNREADY), "ready");
  }

  @Test
  @Order(3)
  void aCorruptedModel() throws Exception {
    Candidate candidate = fixture.images.withModel("corrupt", fixture.models.corrupted());
    assertRejectedUnnoticed("a corrupted model", candidate, "model.onnx");
  }

  @Test
  @Order(4)
  void readyButEveryPredictionFails() throws Exception {
    Candidate candidate = fixture.images.withFault(Fault.ERROR);
    assertRejectedUnnoticed("ready, but predictions fail with 500", candidate, "500");
  }

  @Test
  @Order(5)
  void swappedLabels() throws Exception {
    Candidate candidate = fixture.images.withModel("swapped", fixture.models.withSwappedLabels());
    assertRejectedUnnoticed("swapped labels", candidate, "predictions");
  }

  @Test
  @Order(6)
  void tenTimesSlower() throws Exception {
    assertRejectedUnnoticed("ten times slower", fixture.images.withFault(Fault.SLOW), "slower");
  }

  /** The tool's own requests don't hit it, and there is no Prometheus: the pods' counters tell. */
  @Test
  @Order(9)
  void onlySomeOfUsersRequestsFail() throws Exception {
    fixture.warmUp();
    TestRequest special = fixture.special();
    List<TestRequest> requests = new ArrayList<>();
    for (TestRequest golden : fixture.requests()) {
      requests.add(golden);
      if (requests.size() % 5 == 4) {
        requests.add(special);
      }
    }
    Scenario scenario = new Scenario(fixture, "one in five of users' requests fails", requests);

    assertRejected(
        scenario, fixture.images.withFault(Fault.BODY), "users' requests failed", _ -> {});
  }

  @Test
  @Order(7)
  void crashLoopAt25PercentOfTheTraffic() throws Exception {
    Candidate candidate = fixture.images.withFault(Fault.CRASH);
    assertRejected("crash loop at 25 %", candidate, " %: unhealthy", this::triggerAt25Percent);
  }

  @Test
  @Order(8)
  void outOfMemoryAt25PercentOfTheTraffic() throws Exception {
    Candidate candidate = fixture.images.withFault(Fault.OOM);
    assertRejected("out of memory at 25 %", candidate, " %: unhealthy", this::triggerAt25Percent);
  }

  @Test
  @Order(9)
  void aLeakThatShowsAfterTheLastStep() throws Exception {
    Candidate candidate = fixture.images.withFault(Fault.LEAK);
    assertRolledBack(bake("a leak, after all steps", candidate), "bake: unhealthy");
  }

  @Test
  @Order(10)
  void aReadinessThatComesAndGoes() throws Exception {
    Candidate candidate = fixture.images.withFault(Fault.FLAPPING);
    assertRolledBack(
        bake("a readiness that comes and goes", candidate), "bake: unhealthy: its readiness");
  }

  /** Deploys a candidate whose fault begins after the last step. */
  private ObservedRelease bake(String name, Candidate candidate) throws IOException {
    return new Scenario(fixture, name)
        .bake(candidate, process -> trigger(process, () -> isAfterSteps(process)));
  }

  private static boolean isAfterSteps(ReleaseProcess process) {
    return process.output().contains("100 %: healthy");
  }

  /** Triggers the fault as soon as the candidate has 25 % of the traffic. */
  private void triggerAt25Percent(ReleaseProcess process) {
    trigger(process, () -> fixture.service.shares().containsValue(25));
  }

  private void trigger(ReleaseProcess process, BooleanSupplier when) {
    Await.until(LIMIT, process::output, () -> !process.isAlive() || when.getAsBoolean());
    try {
      int status = fixture.client("candidate-predict").post("/fault", "").statusCode();
      assertThat(status).isEqualTo(202);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The candidate is rejected before it gets any traffic, so no user sees it. */
  private void assertRejectedUnnoticed(String name, Candidate candidate, String reason)
      throws IOException {
    assertRejected(name, candidate, reason, _ -> {}).assertAllResponsesCorrect();
  }

  private ObservedRelease assertRejected(
      String name, Candidate candidate, String reason, Consumer<ReleaseProcess> meanwhile)
      throws IOException {
    return assertRejected(new Scenario(fixture, name), candidate, reason, meanwhile);
  }

  private ObservedRelease assertRejected(
      Scenario scenario, Candidate candidate, String reason, Consumer<ReleaseProcess> meanwhile)
      throws IOException {
    ObservedRelease observed = scenario.deploy(candidate, meanwhile);
    assertRolledBack(observed, reason);
    observed.assertStableServedCorrectly();
    return observed;
  }

  private void assertRolledBack(ObservedRelease observed, String reason) {
    assertThat(observed.code()).as(observed.output()).isEqualTo(1);
    assertThat(observed.output()).containsIgnoringCase(reason);
    assertThat(fixture.service.shares()).isEqualTo(Map.of(observed.stable(), 100));
    assertThat(fixture.service.stable()).isEqualTo(observed.stable());
    assertThat(fixture.service.tagged("candidate")).isEmpty();
  }
}
