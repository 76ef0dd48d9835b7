package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import dev.knativepredict.release.evidence.ImageRegistry.Presence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WayBackTest extends WithTool {

  @Test
  void statusSaysWhereARollbackGoesAndWhenThatWasProven() {
    tool.deploy(1);
    assertThat(tool.run("status").out()).doesNotContain("rollback goes");
    tool.deploy(2);
    tool.time.sleep(Duration.ofMinutes(3));
    assertThat(tool.run("status").out())
        .contains("\nrollback goes to " + tool.revision(1) + ", proven 3m ago\n");
  }

  @Test
  void withoutItsImageInTheRegistryNothingGetsMore() {
    tool.deploy(1);
    tool.images.put(Tool.image(1), new Presence.Gone());
    Tool.Ended held = tool.deploy(2);
    assertThat(held.code()).isEqualTo(3);
    assertThat(held.out()).contains("no way back: the registry has " + Tool.image(1) + " no more");
    assertThat(tool.knative.routed()).asString().startsWith(tool.revision(1) + " 100 % (stable)");
  }

  @Test
  void anImageThatGoesDuringTheReleaseKeepsItFromBeingPromoted() {
    tool.deploy(1);
    tool.knative.beforeWrite(number -> {
      if (tool.knative.routed().toString().contains(" 25 %")) {
        tool.images.put(Tool.image(1), new Presence.Gone());
      }
    });
    Tool.Ended held = tool.deploy(2);
    assertThat(held.code()).as(held.err()).isEqualTo(3);
    assertThat(held.out()).contains("is held at ", "no way back");
    assertThat(tool.run("status").out()).containsPattern(tool.revision(1) + " .* stable ");
  }

  @Test
  void onceWarnedARiskCanBeTaken() {
    tool.deploy(1);
    tool.images.put(Tool.image(1), new Presence.Gone());
    Tool.Ended promoted = tool.deploy(2, "--on-no-way-back", "warn");
    assertThat(promoted.code()).as(promoted.err()).isZero();
    assertThat(promoted.err()).contains("warning: there may be no way back");
    assertThat(tool.run("status").out())
        .contains("rollback goes to " + tool.revision(1) + ", not proven");
  }

  @Test
  void aRegistryThatCantBeAskedIsSaidAndNoHindrance() {
    tool.deploy(1);
    tool.images.put(Tool.image(1), new Presence.Unknown("registry.example wants a login"));
    Tool.Ended promoted = tool.deploy(2);
    assertThat(promoted.code()).as(promoted.err()).isZero();
    assertThat(promoted.out()).contains("not seen: whether the image of ", "wants a login");
  }

  @Test
  void aStableRevisionThatAnswersNoMoreHoldsTheRelease() throws Exception {
    tool.deploy(1);
    String stable = tool.revision(1);
    Runnable end =
        () -> {
          if (tool.knative.routed().toString().contains(" 25 %")) {
            tool.knative.revision(stable).crash("its node is gone");
          }
        };
    try (AutoCloseable _ = tool.every(Duration.ofMillis(500), end)) {
      Tool.Ended held = tool.deploy(2, "--on-inconclusive", "promote");
      assertThat(held.code()).as(held.err()).isEqualTo(3);
      assertThat(held.out()).contains("no way back: " + stable + " doesn't answer");
    }
  }
}
