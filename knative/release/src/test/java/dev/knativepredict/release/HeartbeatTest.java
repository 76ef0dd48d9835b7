package dev.knativepredict.release;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest extends WithTool {

  private String owner = "";

  @BeforeEach
  void leaveAReleaseUnderWay() {
    tool.deploy(1);
    tool.knative.beforeWrite(number -> {
      if (number == 4) {
        throw new Tool.Killed();
      }
    });
    assertThatThrownBy(() -> tool.deploy(2)).isInstanceOf(Tool.Killed.class);
    tool.knative.beforeWrite(number -> {});
    owner = requireNonNull(requireNonNull(tool.service().state()).rollout()).owner();
  }

  @Test
  void aReleaseBeatsEveryThreeSeconds() {
    int before = tool.knative.beats().size();
    tool.deploy(2, "--step-duration", "9");
    List<Instant> beats = tool.knative.beats().subList(before, tool.knative.beats().size());
    assertThat(beats).hasSizeGreaterThan(6);
    for (int i = 1; i < beats.size(); i++) {
      assertThat(Duration.between(beats.get(i - 1), beats.get(i)).toSeconds()).isEqualTo(3);
    }
  }

  @Test
  void aSecondReleaseIsRefusedWhileTheFirstBeats() throws Exception {
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(3), this::beat)) {
      Tool.Ended same = tool.deploy(2);
      assertThat(same.code()).isEqualTo(1);
      assertThat(same.err()).contains("another release is under way").contains("25 %");
      Tool.Ended promote = tool.run("promote");
      assertThat(promote.code()).isEqualTo(1);
      assertThat(promote.err()).contains("another release is under way");
    }
    assertThat(tool.knative.written()).isEmpty();
  }

  @Test
  void aReleaseThatDoesntBeatIsTakenOverAfterTwelveSeconds() {
    var before = tool.time.instant();
    assertThat(tool.run("promote").code()).isZero();
    assertThat(Duration.between(before, tool.time.instant()))
        .isBetween(Duration.ofSeconds(12), Duration.ofSeconds(14));
  }

  @Test
  void aRollbackAsksNobody() throws Exception {
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(3), this::beat)) {
      assertThat(tool.run("rollback").code()).isZero();
    }
    assertThat(beat()).as("the owner's next heartbeat is accepted").isFalse();
  }

  /** As if the first release had not been killed. */
  private boolean beat() {
    return tool.knative.client("predict", false).beat(owner, tool.time.instant());
  }
}
