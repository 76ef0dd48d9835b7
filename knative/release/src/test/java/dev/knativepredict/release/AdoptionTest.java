package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import dev.knativepredict.release.traffic.FoundTraffic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdoptionTest extends WithTool {

  @Test
  void aServiceThatThisToolNeverReleasedIsTakenOverOnlyIfAsked() {
    tool.knative.createByHand("predict-by-hand", Tool.image(9));
    start();
    Tool.Ended refused = tool.deploy(1);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("never released by this tool").contains("--adopt");
    Tool.Ended adopted = tool.deploy(1, "--adopt");
    assertThat(adopted.code()).as(adopted.err()).isZero();
    assertThat(adopted.err()).contains("gets 25 %");
    assertThat(tool.run("history").out()).contains("predict-by-hand", "adopted");
  }

  @Test
  void aRollbackCanGoBackToWhatWasAdopted() {
    tool.knative.createByHand("predict-by-hand", Tool.image(9));
    start();
    tool.deploy(1, "--adopt");
    assertThat(tool.run("rollback").code()).isZero();
    assertThat(tool.knative.routed()).hasToString("predict-by-hand 100 % (stable)");
  }

  @Test
  void aRollbackOfAServiceThatThisToolNeverReleasedNeedsARevision() {
    tool.knative.createByHand("predict-by-hand", Tool.image(9));
    start();
    assertThat(tool.run("rollback").err()).contains("never released by this tool");
    assertThat(tool.run("rollback", "--to", "predict-by-hand").code()).isZero();
    assertThat(tool.knative.routed()).hasToString("predict-by-hand 100 % (stable)");
  }

  @Test
  void trafficThatWasChangedByHandIsTheNewStart() {
    tool.deploy(1);
    tool.deploy(2);
    tool.knative.writeByHand(new FoundTraffic.Found(tool.revision(1), 100, null, null));
    assertThat(tool.deploy(3).err()).contains("deploy --adopt continues");
    Tool.Ended adopted = tool.deploy(3, "--adopt");
    assertThat(adopted.code()).as(adopted.err()).isZero();
    assertThat(adopted.err()).contains("gets 25 %");
    assertThat(tool.knative.kept()).containsExactly(tool.revision(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "nonsense", "{\"history\":[]}"})
  void aStateThatCantBeReadIsNoLockedDoor(String text) {
    tool.deploy(1);
    tool.deploy(2);
    tool.knative.writeStateByHand(text);

    Tool.Ended status = tool.run("status");
    assertThat(status.code()).isZero();
    assertThat(status.out()).contains("warning: the annotation ", "can't be read", "100 %");
    for (Tool.Ended refused : List.of(tool.run("rollback"), tool.deploy(3))) {
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .contains("can't be read", "deploy --adopt and rollback --to work without it");
    }
    assertThat(tool.run("rollback", "--to", tool.revision(1)).code()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");

    tool.knative.writeStateByHand(text);
    Tool.Ended adopted = tool.deploy(3, "--adopt");
    assertThat(adopted.code()).as(adopted.err()).isZero();
    assertThat(tool.run("rollback").code()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @Test
  void aWayBackNeedsNeitherAStateNorClearTraffic() {
    tool.deploy(1);
    tool.deploy(2);
    tool.knative.writeByHand(
        new FoundTraffic.Found(tool.revision(1), 50, null, null),
        new FoundTraffic.Found(tool.revision(2), 50, null, null));
    tool.knative.writeStateByHand("{}");

    assertThat(tool.run("rollback", "--to", tool.revision(1)).code()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @Test
  void trafficThatDoesntSayWhatIsStableIsRefused() {
    tool.deploy(1);
    tool.deploy(2);
    tool.knative.writeByHand(
        new FoundTraffic.Found(tool.revision(1), 50, null, null),
        new FoundTraffic.Found(tool.revision(2), 50, null, null));
    tool.service();
    start();
    Tool.Ended ended = tool.deploy(3, "--adopt");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("doesn't say which revision is stable");
  }

  @Test
  void aServiceThatNeverGotTrafficHasNothingToAdopt() {
    tool.knative.createByHand("predict-by-hand", Tool.image(9));
    Tool.Ended ended = tool.deploy(1, "--adopt");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("nothing to adopt");
  }

  /** Knative gets the time to do what was written. */
  private void start() {
    for (int i = 0; i < 10; i++) {
      tool.time.sleep(Duration.ofMillis(500));
      tool.service();
    }
  }
}
