package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import dev.knativepredict.release.traffic.FoundTraffic;
import org.junit.jupiter.api.Test;

class PromotionTest extends WithTool {

  @Test
  void makesAHeldCandidateStableAtOnce() {
    tool.deploy(1);
    tool.deploy(2, "--min-requests", "100000");
    Tool.Ended ended = tool.run("promote");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).isEqualTo(tool.revision(2) + " is stable\n");
    assertThat(ended.err())
        .as("a held release has no heartbeat to wait for")
        .doesNotContain("12 s");
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
    assertThat(tool.run("history").out()).contains("promoted by hand");
  }

  @Test
  void isRefusedIfThereIsNothingToPromote() {
    assertThat(tool.run("promote").err()).contains("the Service predict doesn't exist");
    tool.deploy(1);
    Tool.Ended ended = tool.run("promote");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("there is no release to promote");
  }

  @Test
  void isRefusedIfTheTrafficWasChangedByHand() {
    tool.deploy(1);
    tool.deploy(2, "--min-requests", "100000");
    tool.knative.writeByHand(new FoundTraffic.Found(tool.revision(1), 100, null, null));
    Tool.Ended ended = tool.run("promote");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("somebody changed the traffic");
  }

  @Test
  void keepsOnlyThePreviousRevisionFromTheGarbageCollector() {
    for (int image = 1; image <= 4; image++) {
      assertThat(tool.deploy(image).code()).isZero();
    }
    assertThat(tool.knative.kept()).containsExactly(tool.revision(3));
    tool.knative.collectGarbage();
    assertThat(tool.knative.client("predict", false).revisions()).hasSize(2);
    assertThat(tool.run("rollback").code()).isZero();
  }
}
