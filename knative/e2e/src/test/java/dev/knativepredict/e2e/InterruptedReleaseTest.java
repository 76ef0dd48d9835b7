package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.Load;
import dev.knativepredict.e2e.load.Tally;
import dev.knativepredict.e2e.release.Going;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnStage
@Order(6)
class InterruptedReleaseTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Stage stage;

  InterruptedReleaseTest(Stage stage) {
    this.stage = stage;
  }

  @AfterEach
  void nothingIsUnderWayAnyMore() {
    assertThat(stage.service.shares()).isEqualTo(Map.of(stage.service.stable(), 100));
  }

  @Test
  @Order(1)
  void killedAtEachStepAndRunAgainItGoesOn() throws Exception {
    Candidate candidate = stage.images.withModel("killed", stage.models.changed("killed", "6"));
    String before = stage.service.stable();
    stage.users().warm(stage.questions().getFirst());
    try (Load load = stage.load()) {
      for (int share : List.of(0, 5, 25, 50)) {
        Going going = stage.tool.start(stage.deploy(candidate));
        waitForCandidate(going, share);
        going.kill();
        IO.println("    killed at %d %%".formatted(share));
      }
      Command.Ended ended = stage.tool.run(stage.deploy(candidate));
      Tally tally = load.stop();

      String now = stage.service.stable();
      stage.results.scenario("killed at 0, 5, 25 and 50 %", "promoted", tally);
      assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
      assertThat(now).isNotEqualTo(before);
      assertThat(tally.failures()).isEmpty();
      assertThat(tally.wrong()).isZero();
    }
  }

  @Test
  @Order(2)
  void killedAndAskedToGoBackItGoesBack() throws Exception {
    Candidate candidate = stage.images.withModel("back", stage.models.changed("back", "7"));
    String before = stage.service.stable();
    stage.users().warm(stage.questions().getFirst());
    try (Load load = stage.load()) {
      Going going = stage.tool.start(stage.deploy(candidate));
      waitForCandidate(going, 25);
      going.kill();

      Command.Ended ended = stage.tool.run("rollback");
      Tally tally = load.stop();

      stage.results.scenario("killed at 25 %, then rollback", "rolled back", tally);
      assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
      assertThat(stage.service.stable()).isEqualTo(before);
      assertThat(tally.failures()).isEmpty();
    }
  }

  @Test
  @Order(3)
  void theSecondOfTwoAtOnceIsRefused() throws Exception {
    Candidate first = stage.images.withModel("first", stage.models.changed("first", "8"));
    Candidate second = stage.images.withModel("second", stage.models.changed("second", "9"));
    Going going = stage.tool.start(stage.deploy(first));
    waitForCandidate(going, 0);

    Command.Ended refused = stage.tool.run(stage.deploy(second));

    assertThat(refused.code()).as(refused.out()).isEqualTo(1);
    assertThat(refused.err() + refused.out()).containsIgnoringCase("release");
    assertThat(going.end(LIMIT)).as(going.said()).isZero();
  }

  @Test
  @Order(4)
  void trafficChangedByHandIsSeenAndLeftAlone() throws Exception {
    Candidate candidate = stage.images.withModel("hand", stage.models.changed("hand", "10"));
    String stable = stage.service.stable();
    stage.users().warm(stage.questions().getFirst());
    Going going = stage.tool.start(stage.deploy(candidate));
    waitForCandidate(going, 25);
    String revision = stage.service.tagged("candidate").orElseThrow();

    byHand(stable, 40, revision, 60);

    assertThat(going.end(LIMIT)).as(going.said()).isEqualTo(1);
    assertThat(going.said()).contains("60");
    assertThat(stage.service.shares()).isEqualTo(Map.of(stable, 40, revision, 60));

    Command.Ended back = stage.tool.run("rollback", "--to", stable);
    assertThat(back.code()).as(back.err() + back.out()).isZero();
  }

  private void byHand(String stable, int left, String revision, int right) {
    String patch =
        """
        {"spec": {"traffic": [
          {"revisionName": "%s", "percent": %d, "tag": "stable"},
          {"revisionName": "%s", "percent": %d, "tag": "candidate"}]}}
        """
            .formatted(stable, left, revision, right);
    stage
        .namespace
        .admin()
        .call("-n", Stage.NAMESPACE, "patch", "ksvc", "predict", "--type=merge", "-p", patch);
    Await.until(LIMIT, "the patch", () -> stage.service.shares().containsValue(right));
  }

  private void waitForCandidate(Going going, int share) throws IOException {
    Await.until(
        LIMIT,
        "the candidate has %d %%:%n%s".formatted(share, going.said()),
        () -> {
          assertThat(going.isGoing()).as(going.said()).isTrue();
          return stage
              .service
              .tagged("candidate")
              .filter(name -> stage.service.shares().getOrDefault(name, -1) >= share)
              .isPresent();
        });
  }
}
