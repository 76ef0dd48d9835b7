package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.Load;
import dev.knativepredict.e2e.load.Tally;
import dev.knativepredict.e2e.release.Going;
import dev.knativepredict.e2e.results.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnStage
@Order(5)
class RollbackTest {

  private static final Duration GOAL = Duration.ofSeconds(1);

  /** What is still a rollback, on a machine that is busy with something else. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** An ingress may take new routes every so often only: Traefik every two seconds. */
  private static final Duration AFTER_A_STEP = Duration.ofSeconds(3);

  private final Stage stage;

  RollbackTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  @Order(1)
  void aReleaseUnderWayIsTakenBack() throws Exception {
    String stable = stage.service.stable();
    Candidate candidate =
        stage.images.withModel("taken-back", stage.models.changed("taken-back", "4"));
    stage.users().warm(stage.questions().getFirst());
    try (Load load = stage.load()) {
      Going going = stage.tool.start(stage.deploy(candidate));
      Await.until(Duration.ofMinutes(2), "half", () -> stage.service.shares().containsValue(50));
      String bad = stage.service.tagged("candidate").orElseThrow();
      Await.pause(AFTER_A_STEP);

      Duration took = timed("a release under way, taken back", load, bad);

      assertThat(took).isLessThan(LIMIT);
      assertThat(stage.service.shares()).isEqualTo(Map.of(stable, 100));
      assertThat(going.end(Duration.ofSeconds(30))).as(going.said()).isEqualTo(1);
      assertThat(stage.service.shares()).isEqualTo(Map.of(stable, 100));
    }
  }

  @Test
  @Order(2)
  void whatWasPromotedIsTakenBack() throws Exception {
    Candidate candidate = stage.images.withModel("promoted", stage.models.changed("promoted", "5"));
    String good = stage.service.stable();
    Command.Ended promoted = stage.tool.run(stage.deploy(candidate));
    assertThat(promoted.code()).as(promoted.err()).isZero();
    String bad = stage.service.stable();
    try (Load load = stage.load()) {
      Await.pause(AFTER_A_STEP);

      Duration took = timed("after the promotion, taken back", load, bad);

      assertThat(took).isLessThan(LIMIT);
      assertThat(stage.service.shares()).isEqualTo(Map.of(good, 100));
    }
  }

  /** From the command to the last answer of the bad revision. */
  private Duration timed(String name, Load load, String bad) {
    Instant began = Instant.now();
    Command.Ended ended = stage.tool.run("rollback");
    Duration whole = Duration.between(began, Instant.now());
    assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
    Await.pause(Duration.ofSeconds(3));
    Tally tally = load.stop();
    stage.results.scenario(name, "rolled back", tally);
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.wrong()).isZero();
    Duration took = Duration.between(began, tally.lastOf(bad).orElseThrow());
    stage.results.fact(
        "Rollback, %s: the last answer of the bad revision came after".formatted(name),
        "%s (%s the goal of 1 s); the command, which waits to see it, took %s"
            .formatted(
                Results.millis(took),
                took.compareTo(GOAL) <= 0 ? "within" : "beyond",
                Results.millis(whole)));
    return took;
  }
}
