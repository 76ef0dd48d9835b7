package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tool that is killed cleans nothing up; what it has written is all that the next one knows. */
class InterruptedReleaseTest extends WithTool {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void killedBeforeAnyWriteTheSameReleaseGoesOn(int write) {
    tool.deploy(1);
    boolean killed = killBefore(write, 2);
    assertThat(killed).as("the release makes five writes").isEqualTo(write <= 5);
    Tool.Ended ended = tool.deploy(2);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
    assertThat(tool.knative.kept()).contains(tool.revision(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void killedBeforeAnyWriteARollbackReturns(int write) {
    tool.deploy(1);
    killBefore(write, 2);
    assertThat(tool.run("rollback").code()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aFirstReleaseThatIsKilledGoesOn(int write) {
    assertThat(killBefore(write, 1)).as("it and its trial make four writes").isTrue();
    assertThat(tool.deploy(1).code()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @Test
  void killedInTheMiddleOfARollbackTheNextRunIsRefusedAndUsersHaveTheStableRevision() {
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.serving("b".repeat(64)));
    killBefore(3, 2);
    Tool.Ended ended = tool.deploy(2);
    assertThat(ended.err()).contains("smoke: unhealthy");
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @Test
  void aForcedReleaseThatWasKilledGoesOnWithOrWithoutForce() {
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.serving("b".repeat(64)));
    tool.deploy(2);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD);
    killBefore(4, 2, "--force");
    killBefore(3, 2, "--force");
    Tool.Ended ended = tool.deploy(2);
    assertThat(ended.err()).contains("continuing at 25 %");
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void anotherReleaseRollsTheKilledOneBackFirst() {
    tool.deploy(1);
    killBefore(4, 2);
    Tool.Ended ended = tool.deploy(3);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("left unfinished by");
    assertThat(tool.run("history").out()).contains("rolled back");
  }

  @Test
  void aStepThatWasReachedIsJudgedAgainAndEarlierOnesAreNot() {
    tool.deploy(1);
    killBefore(5, 2, "--steps", "5,25,50,100");
    Tool.Ended ended = tool.deploy(2, "--steps", "5,25,50,100");
    assertThat(ended.err()).contains("continuing at 25 %").doesNotContain("gets 5 %");
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private boolean killBefore(int write, int image, String... options) {
    tool.knative.beforeWrite(number -> {
      if (number == write) {
        throw new Tool.Killed();
      }
    });
    Throwable thrown = catchThrowable(() -> tool.deploy(image, options));
    tool.knative.beforeWrite(number -> {});
    return thrown instanceof Tool.Killed;
  }
}
