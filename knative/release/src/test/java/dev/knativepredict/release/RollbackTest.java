package dev.knativepredict.release;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Conflict;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackTest extends WithTool {

  @BeforeEach
  void releaseTwice() {
    tool.deploy(1);
    tool.deploy(2);
    tool.knative.beforeWrite(number -> {});
  }

  @Test
  void returnsToTheRevisionThatWasStableBeforeByOneWrite() {
    Tool.Ended ended = tool.run("rollback");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith(tool.revision(1) + " has all of the traffic, after ");
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
    assertThat(tool.knative.written()).containsExactly(tool.revision(1) + " 100 %");
    assertThat(tool.service().template().at("/metadata/name").asText()).isEqualTo(tool.revision(1));
  }

  @Test
  void whatWasLeftCountsAsFailedAndASecondRollbackHasNowhereToGo() {
    tool.run("rollback");
    assertThat(tool.deploy(2).err()).contains("failed before");
    Tool.Ended again = tool.run("rollback");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("nothing to go back to").contains("--to");
  }

  @Test
  void returnsToAnyRevisionThatIsReady() {
    tool.deploy(3);
    assertThat(tool.run("rollback", "--to", tool.revision(1)).code()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @Test
  void refusesARevisionThatIsUnknownOrNotReadyAndSaysWhy() {
    assertThat(tool.run("rollback", "--to", "predict-none").err()).contains("has no revision");
    tool.knative.revision(tool.revision(1)).crash("exit code 1");
    Tool.Ended crashed = tool.run("rollback", "--to", tool.revision(1));
    assertThat(crashed.code()).isEqualTo(1);
    assertThat(crashed.err()).contains("is not ready (exit code 1)");
    assertThat(tool.knative.written()).isEmpty();
  }

  @Test
  void saysIfWhatItWroteIsNotInEffectAndUsersKeepTheRevisionTheyHad() {
    tool.knative.revision(tool.revision(1)).crash("image is gone");
    Tool.Ended ended = tool.run("rollback");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("written, but not in effect");
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
  }

  @Test
  void endsAReleaseThatIsUnderWayAndThatReleaseSaysSoAndStops() throws Exception {
    Tool.Ended release;
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(1), this::rollBackAt25Percent)) {
      release = tool.deploy(3, "--step-duration", "60", "--max-wait", "60");
    }
    assertThat(release.code()).isEqualTo(1);
    assertThat(release.out()).startsWith("refused: ").contains("somebody else ended this release");
    tool.time.sleep(Duration.ofSeconds(1));
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
  }

  @Test
  void aReleaseThatAnotherRunHasTakenOverStopsAndWritesNothing() throws Exception {
    Tool.Ended release;
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(1), this::takeOverAt25Percent)) {
      release = tool.deploy(3, "--step-duration", "60", "--max-wait", "60");
    }
    assertThat(release.code()).isEqualTo(1);
    assertThat(release.out()).contains("it now belongs to another run");
    assertThat(requireNonNull(tool.service().state()).rollout()).isNotNull();
  }

  private void takeOverAt25Percent() {
    LiveService live = tool.service();
    State state = requireNonNull(live.state());
    Rollout rollout = state.rollout();
    if (rollout != null && live.routed().toString().contains("25 % (candidate)")) {
      Change change = Change.to(state.takenOver(rollout, "another run"));
      try {
        tool.knative.client("predict", false).write(live, change);
      } catch (Conflict heartbeat) {
        // The release wrote in between: the next time.
      }
    }
  }

  private void rollBackAt25Percent() {
    if (tool.knative.routed().toString().contains("25 % (candidate)")) {
      tool.run("rollback");
    }
  }

  @Test
  void worksAlthoughTheCandidateIsDownAndKeepsAllTrafficFromTakingEffect() {
    tool.knative.behaviour(Tool.image(3), Behaviour.GOOD.ending(new Readiness.Pending("slow")));
    tool.knative.beforeWrite(number -> {
      if (number == 2) {
        throw new Tool.Killed();
      }
    });
    try {
      tool.deploy(3);
    } catch (Tool.Killed e) {
      tool.knative.beforeWrite(number -> {});
    }
    assertThat(tool.service().routesProblem()).contains("RevisionMissing");
    assertThat(tool.run("rollback").code()).isZero();
    assertThat(tool.service().routesProblem()).isNull();
  }

  @Test
  void overwritesTrafficThatWasChangedByHand() {
    tool.knative.writeByHand(new FoundTraffic.Found(tool.revision(2), 100, "by-hand", null));
    assertThat(tool.run("rollback").code()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @Test
  void leavesARevisionThatSomebodyGaveUsersForTheStableOneAsDeploySays() {
    tool.deploy(3);
    tool.knative.writeByHand(
        new FoundTraffic.Found(tool.revision(1), 90, null, null),
        new FoundTraffic.Found(tool.revision(3), 10, null, null));
    tool.time.sleep(Duration.ofSeconds(1));

    assertThat(tool.deploy(4).err()).contains("rollback returns to " + tool.revision(3));
    assertThat(tool.run("rollback", "--dry-run").out()).startsWith(tool.revision(3));
    assertThat(tool.run("rollback").code()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(3) + " 100 % (stable)");
    assertThat(tool.deploy(3).out()).as("it did not fail").contains("nothing to do");
  }

  @Test
  void aDryRunSaysWhereItWouldGoAndKeepsNothing() {
    Tool.Ended ended = tool.run("rollback", "--dry-run");
    assertThat(ended.out()).isEqualTo(tool.revision(1) + " would get all of the traffic\n");
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
  }

  @Test
  void startsAgainIfTheServiceChangesBetweenItsReadAndItsWrite() {
    AtomicInteger attempts = new AtomicInteger();
    tool.knative.beforeWrite(number -> {
      attempts.set(number);
      if (number <= 3) {
        tool.knative.writeByHand(tool.knative.routed().targets().getFirst());
      }
    });
    assertThat(tool.run("rollback").code()).isZero();
    assertThat(attempts).hasValue(4);
    assertThat(tool.knative.written()).hasSize(1);
  }

  @Test
  void givesUpIfTheServiceNeverStopsChanging() {
    tool.knative.beforeWrite(
        number -> tool.knative.writeByHand(tool.knative.routed().targets().getFirst()));
    Tool.Ended ended = tool.run("rollback");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("changes too often");
  }
}
