package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import dev.knativepredict.release.traffic.FoundTraffic;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StagingTest extends WithTool {

  @Test
  void theCandidateGetsItsTagAndNoTraffic() {
    tool.deploy(1);
    tool.knative.beforeWrite(number -> {});
    tool.deploy(2);
    assertThat(tool.knative.written().getFirst())
        .isEqualTo("%s 100 %%, %s 0 %%".formatted(tool.revision(1), tool.revision(2)));
  }

  @Test
  void theRevisionSaysWhatItWasMadeFrom() {
    tool.deploy(1);
    var origin = tool.knative.client("predict", false).revisions().getFirst().origin();
    assertThat(origin.commit()).isEqualTo("1".repeat(40));
    assertThat(origin.model()).isEqualTo("even/1");
    assertThat(origin.image()).isEqualTo(Tool.image(1));
    assertThat(tool.service().labels()).containsEntry("app", "predict");
  }

  @Test
  void aChangeByAnotherClientInTheMeantimeIsTakenIntoAccount() {
    tool.deploy(1);
    once(() -> tool.knative.writeByHand(tool.knative.routed().targets().getFirst()));
    assertThat(tool.deploy(2).code()).isZero();
  }

  @Test
  void theServiceIsLeftAloneIfItsTrafficWasChangedInTheMeantime() {
    tool.deploy(1);
    var half = new FoundTraffic.Found(tool.revision(1), 100, "by-hand", null);
    once(() -> tool.knative.writeByHand(half));
    Tool.Ended ended = tool.deploy(2);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("somebody changed the traffic").contains("by-hand");
    assertThat(tool.service().wanted()).hasToString(tool.revision(1) + " 100 % (by-hand)");
  }

  @Test
  void ofTwoReleasesAtTheSameMomentOneIsRefused() {
    tool.deploy(1);
    once(() -> tool.deploy(3, "--min-requests", "100000"));
    Tool.Ended ended = tool.deploy(2);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("another release began in the meantime");
  }

  @Test
  void ofTwoFirstReleasesAtTheSameMomentOneIsRefused() {
    once(() -> tool.deploy(1));
    Tool.Ended ended = tool.deploy(2);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("another release created the Service");
  }

  @Test
  void aCommitThatKnativeRefusesIsRefusedWithItsReason() {
    Tool.Ended ended = tool.deploy(1, "--service", "other");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("has no Knative Service 'other'");
  }

  private void once(Runnable action) {
    AtomicBoolean first = new AtomicBoolean(true);
    tool.knative.beforeWrite(number -> {
      if (first.getAndSet(false)) {
        action.run();
      }
    });
  }
}
