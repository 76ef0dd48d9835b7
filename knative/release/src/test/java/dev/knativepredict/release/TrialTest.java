package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trial of a first release: users get nothing that wasn't tested. */
class TrialTest extends WithTool {

  @Test
  void theServiceIsCreatedOnlyAfterItsTrialHasPassedAndIsDeleted() {
    Tool.Ended ended = tool.deploy(1);
    assertThat(ended.err())
        .containsSubsequence(
            "trial: ready: healthy", "trial: smoke: healthy", "staged", "ready: healthy", "stable");
    String one = tool.revision(1);
    assertThat(tool.knative.written())
        .satisfiesExactly(
            created -> assertThat(created).startsWith("predict-trial-1111111-"),
            deleted -> assertThat(deleted).isEqualTo("delete predict-trial"),
            first -> assertThat(first).isEqualTo(one + " 100 %"),
            stable -> assertThat(stable).isEqualTo(one + " 100 %"));
  }

  static Stream<Behaviour> bad() {
    return Stream.of(
        Behaviour.GOOD.serving("b".repeat(64)),
        Behaviour.GOOD.responding(nth -> 500),
        Behaviour.GOOD.ending(new Readiness.Failed("exit code 1")));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aFirstReleaseThatFailsItLeavesNothing(Behaviour behaviour) {
    tool.knative.behaviour(Tool.image(1), behaviour);
    Tool.Ended failed = tool.deploy(1);
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).startsWith("rolled back: ");
    assertThat(failed.err()).contains("trial: ").doesNotContain("staged");
    assertThat(client("predict").service()).isEmpty();
    assertThat(client("predict-trial").service()).isEmpty();
  }

  @Test
  void theTrialOfAReleaseThatWasKilledIsReplaced() {
    leaveTrial();
    Tool.Ended next = tool.deploy(2);
    assertThat(next.code()).as(next.err()).isZero();
    assertThat(next.err()).contains("deleting the trial of an earlier release");
    assertThat(client("predict-trial").service()).isEmpty();
  }

  @Test
  void eachTrialHasARevisionOfItsOwnName() {
    tool.knative.behaviour(Tool.image(1), Behaviour.GOOD.serving("b".repeat(64)));
    tool.deploy(1);
    tool.deploy(1);
    assertThat(tool.knative.written().stream().filter(write -> write.contains("100 %")))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void aSecondFirstReleaseIsRefusedWhileTheTrialOfTheFirstGoesOn() throws Exception {
    leaveTrial();
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(3), this::beat)) {
      Tool.Ended second = tool.deploy(2);
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err()).contains("another release is under way");
    }
    assertThat(client("predict-trial").service()).as("it is not deleted").isPresent();
  }

  @Test
  void anotherServiceOfTheTrialsNameIsLeftAlone() {
    tool.knative.createTrialByHand("predict-trial-by-hand", Tool.image(9));
    Tool.Ended ended = tool.deploy(1);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("there is another Service of this name");
    assertThat(client("predict-trial").service()).isPresent();
  }

  @Test
  void aRevisionThatPassedItsTrialAndDoesntGetReadyIsReplacedByTheNextRelease() {
    tool.knative.beforeWrite(number -> {
      if (number == 3) {
        var failed = Behaviour.GOOD.ending(new Readiness.Failed("the node is gone"));
        tool.knative.behaviour(Tool.image(1), failed);
      }
    });
    Tool.Ended failed = tool.deploy(1);
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("the next release replaces this one");
    assertThat(tool.deploy(1).err()).contains("failed before");
    Tool.Ended next = tool.deploy(2);
    assertThat(next.code()).as(next.err()).isZero();
    assertThat(next.err()).contains("trial: smoke: healthy");
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
  }

  @Test
  void aNameThatLeavesTheTrialsHostNoRoomIsRefused() throws IOException {
    Tool.Ended ended = tool.deployTo("p".repeat(48), 1);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("-trial has 54 characters", "room for 53");
  }

  /** As a killed process does: it deletes nothing. */
  private void leaveTrial() {
    tool.knative.beforeWrite(number -> {
      if (number == 2) {
        throw new Tool.Killed();
      }
    });
    assertThat(catchThrowable(() -> tool.deploy(1))).isInstanceOf(Tool.Killed.class);
    tool.knative.beforeWrite(number -> {});
  }

  private boolean beat() {
    LiveService live = client("predict-trial").service().orElseThrow();
    var rollout = Objects.requireNonNull(Objects.requireNonNull(live.state()).rollout());
    return client("predict-trial").beat(rollout.owner(), tool.time.instant());
  }

  private Cluster client(String name) {
    return tool.knative.client(name, false);
  }
}
