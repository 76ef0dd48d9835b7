package dev.knativepredict.e2e;

import static dev.knativepredict.e2e.LoadAssertions.assertAllCorrect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.LoadGenerator;
import dev.knativepredict.e2e.load.LoadResult;
import dev.knativepredict.e2e.release.ReleaseProcess;
import dev.knativepredict.e2e.results.ResultsPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Rollbacks under load, and how fast they are. */
@OnCluster
@Order(5)
class RollbackTest {

  private static final Duration GOAL = Duration.ofSeconds(1);

  /** The test fails only beyond this: the machine may be busy with something else. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Some ingresses delay new routes: Traefik by up to two seconds. */
  private static final Duration AFTER_A_STEP = Duration.ofSeconds(3);

  private final ClusterFixture fixture;

  RollbackTest(ClusterFixture fixture) {
    this.fixture = fixture;
  }

  @Test
  @Order(1)
  void aReleaseInProgressCanBeRolledBack() throws Exception {
    String stable = fixture.service.stable();
    Candidate candidate = fixture.newVersion("taken-back", "4");
    fixture.warmUp();
    try (LoadGenerator load = fixture.startLoad()) {
      ReleaseProcess process = fixture.tool.start(fixture.deploy(candidate));
      Await.until(
          Duration.ofMinutes(2),
          "a share of 50 %",
          () -> fixture.service.shares().containsValue(50));
      String bad = fixture.service.tagged("candidate").orElseThrow();
      Await.pause(AFTER_A_STEP);

      Duration took = rollBack("rollback of a release in progress", load, bad);

      assertThat(took).isLessThan(LIMIT);
      assertThat(fixture.service.shares()).isEqualTo(Map.of(stable, 100));
      assertThat(process.awaitExit(Duration.ofSeconds(30))).as(process.output()).isEqualTo(1);
      assertThat(fixture.service.shares()).isEqualTo(Map.of(stable, 100));
    }
  }

  @Test
  @Order(2)
  void aPromotedRevisionCanBeRolledBack() throws Exception {
    Candidate candidate = fixture.newVersion("promoted", "5");
    String good = fixture.service.stable();
    Command.Result promoted = fixture.tool.run(fixture.deploy(candidate));
    assertThat(promoted.code()).as(promoted.err()).isZero();
    String bad = fixture.service.stable();
    try (LoadGenerator load = fixture.startLoad()) {
      Await.pause(AFTER_A_STEP);

      Duration took = rollBack("rollback of a promoted revision", load, bad);

      assertThat(took).isLessThan(LIMIT);
      assertThat(fixture.service.shares()).isEqualTo(Map.of(good, 100));
    }
  }

  /** Rolls back, and returns the time from the command to the last response of the bad revision. */
  private Duration rollBack(String name, LoadGenerator load, String bad) {
    Instant began = Instant.now();
    Command.Result command = fixture.tool.run("rollback");
    Duration whole = Duration.between(began, Instant.now());
    assertThat(command.code()).as(command.err() + command.out()).isZero();
    Await.pause(Duration.ofSeconds(3));
    LoadResult result = load.stop();
    fixture.results.scenario(name, "rolled back", result);
    assertAllCorrect(result);
    Duration took = Duration.between(began, result.lastResponseOf(bad).orElseThrow());
    fixture.results.fact(
        "Time from the command to the last response of the bad revision, %s".formatted(name),
        "%s (goal: at most 1 s, %s); the command itself, which waits for the end, took %s"
            .formatted(
                ResultsPage.millis(took),
                took.compareTo(GOAL) <= 0 ? "met" : "not met",
                ResultsPage.millis(whole)));
    return took;
  }
}
