package dev.knativepredict.e2e;

import static dev.knativepredict.e2e.LoadAssertions.assertAllCorrect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.LoadGenerator;
import dev.knativepredict.e2e.load.LoadResult;
import dev.knativepredict.e2e.release.ReleaseProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Releases that are killed, doubled or disturbed. */
@OnCluster
@Order(6)
class InterruptedReleaseTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final ClusterFixture fixture;

  InterruptedReleaseTest(ClusterFixture fixture) {
    this.fixture = fixture;
  }

  @AfterEach
  void expectNoReleaseInProgress() {
    assertThat(fixture.service.shares()).isEqualTo(Map.of(fixture.service.stable(), 100));
  }

  @Test
  @Order(1)
  void aReleaseThatIsKilledAtEachStepContinuesWhenItIsRunAgain() throws Exception {
    Candidate candidate = fixture.newVersion("killed", "6");
    String before = fixture.service.stable();
    fixture.warmUp();
    try (LoadGenerator load = fixture.startLoad()) {
      for (int share : List.of(0, 5, 25, 50)) {
        ReleaseProcess process = fixture.tool.start(fixture.deploy(candidate));
        waitForCandidate(process, share);
        process.kill();
        IO.println("    killed at %d %%".formatted(share));
      }
      Command.Result command = fixture.tool.run(fixture.deploy(candidate));
      LoadResult result = load.stop();

      String now = fixture.service.stable();
      fixture.results.scenario("killed at 0, 5, 25 and 50 %", "promoted", result);
      assertThat(command.code()).as(command.err() + command.out()).isZero();
      assertThat(now).isNotEqualTo(before);
      assertAllCorrect(result);
    }
  }

  @Test
  @Order(2)
  void aKilledReleaseCanBeRolledBack() throws Exception {
    Candidate candidate = fixture.newVersion("back", "7");
    String before = fixture.service.stable();
    fixture.warmUp();
    try (LoadGenerator load = fixture.startLoad()) {
      ReleaseProcess process = fixture.tool.start(fixture.deploy(candidate));
      waitForCandidate(process, 25);
      process.kill();

      Command.Result command = fixture.tool.run("rollback");
      LoadResult result = load.stop();

      fixture.results.scenario("killed at 25 %, then rollback", "rolled back", result);
      assertThat(command.code()).as(command.err() + command.out()).isZero();
      assertThat(fixture.service.stable()).isEqualTo(before);
      assertThat(result.failures()).isEmpty();
    }
  }

  @Test
  @Order(3)
  void aSecondReleaseAtTheSameTimeIsRefused() throws Exception {
    Candidate first = fixture.newVersion("first", "8");
    Candidate second = fixture.newVersion("second", "9");
    ReleaseProcess process = fixture.tool.start(fixture.deploy(first));
    waitForCandidate(process, 0);

    Command.Result refused = fixture.tool.run(fixture.deploy(second));

    assertThat(refused.code()).as(refused.out()).isEqualTo(1);
    assertThat(refused.err() + refused.out()).containsIgnoringCase("release");
    assertThat(process.awaitExit(LIMIT)).as(process.output()).isZero();
  }

  @Test
  @Order(4)
  void aReleaseStopsWhenSomebodyElseChangesTheTraffic() throws Exception {
    Candidate candidate = fixture.newVersion("hand", "10");
    String stable = fixture.service.stable();
    fixture.warmUp();
    ReleaseProcess process = fixture.tool.start(fixture.deploy(candidate));
    waitForCandidate(process, 25);
    String revision = fixture.service.tagged("candidate").orElseThrow();

    setTraffic(stable, 40, revision, 60);

    assertThat(process.awaitExit(LIMIT)).as(process.output()).isEqualTo(1);
    assertThat(process.output()).contains("60");
    assertThat(fixture.service.shares()).isEqualTo(Map.of(stable, 40, revision, 60));

    Command.Result back = fixture.tool.run("rollback", "--to", stable);
    assertThat(back.code()).as(back.err() + back.out()).isZero();
  }

  /** Changes the traffic as a person with kubectl would. */
  private void setTraffic(String stable, int stableShare, String candidate, int candidateShare) {
    String patch =
        """
        {"spec": {"traffic": [
          {"revisionName": "%s", "percent": %d, "tag": "stable"},
          {"revisionName": "%s", "percent": %d, "tag": "candidate"}]}}
        """
            .formatted(stable, stableShare, candidate, candidateShare);
    fixture.namespace.call("patch", "ksvc", "predict", "--type=merge", "-p", patch);
    Await.until(
        LIMIT, "the new traffic", () -> fixture.service.shares().containsValue(candidateShare));
  }

  private void waitForCandidate(ReleaseProcess process, int share) throws IOException {
    Await.until(
        LIMIT,
        "the candidate has %d %%:%n%s".formatted(share, process.output()),
        () -> {
          assertThat(process.isAlive()).as(process.output()).isTrue();
          return fixture
              .service
              .tagged("candidate")
              .filter(name -> fixture.service.shares().getOrDefault(name, -1) >= share)
              .isPresent();
        });
  }
}
