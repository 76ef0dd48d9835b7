package dev.knativepredict.release.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.command.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The tool writes git alone. In place of Argo CD there is a stand-in: it applies the folder every
 * second, by the tool's clock. It knows no health, no hooks and no webhook.
 */
class GitOnlyTest extends WithGit {

  @Test
  void eachStepIsInEffectASecondAfterItWasPushedAndTheToolWritesNothingElse() throws Exception {
    Instant start = tool.time.instant();
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(1), this::apply)) {
      Tool.Ended first = gitOnly(tool.deployment(1));
      assertThat(first.code()).as(first.err()).isZero();
      assertThat(first.out()).contains("not seen: the first revision");
      Tool.Ended ended = gitOnly(tool.deployment(2));
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.err().lines().filter(line -> line.contains("applied after")))
          .hasSize(4)
          .allSatisfy(line -> assertThat(seconds(line)).isLessThanOrEqualTo(1.5));
    }
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
    assertThat(tool.knative.written()).isEmpty();
    assertThat(tool.knative.beats()).isEmpty();
    remote.assertSays(cluster());
    assertThat(tool.time.since(start)).isLessThan(Duration.ofMinutes(2));
  }

  @Test
  void aRollbackTakesAsLongAsWhoAppliesIt() throws Exception {
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(1), this::apply)) {
      gitOnly(tool.deployment(1));
      gitOnly(tool.deployment(2));
      Instant start = tool.time.instant();
      Tool.Ended ended = gitOnly("rollback");
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(tool.time.since(start)).isLessThan(Duration.ofSeconds(3));
    }
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
    assertThat(tool.knative.written()).isEmpty();
  }

  @Test
  void ifNobodyAppliesItTheReleaseEndsAndSaysSo() throws Exception {
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(1), this::apply)) {
      gitOnly(tool.deployment(1));
    }
    Tool.Ended ended = gitOnly(tool.deployment(2, "--apply-timeout", "30"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("nobody has applied within 30 s what git says");
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @Test
  void aReleaseThatAnotherOneTookForKilledStopsAtItsNextPush() throws Exception {
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(1), this::apply)) {
      gitOnly(tool.deployment(1));
      Tool.Ended first;
      try (AutoCloseable _ = tool.every(Duration.ofSeconds(1), this::rollBackAt25Percent)) {
        first = gitOnly(tool.deployment(2));
      }
      assertThat(first.code()).isEqualTo(1);
      assertThat(first.out()).startsWith("refused: ");
    }
    assertThat(remote.says().traffic()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  private void rollBackAt25Percent() {
    if (tool.knative.routed().toString().contains("25 % (candidate)")) {
      gitOnly("rollback");
    }
  }

  private void apply() {
    ReleaseFile.read(remote.file(ReleaseFile.NAME))
        .ifPresent(service -> tool.knative.apply(service.json()));
  }

  private static double seconds(String line) {
    return Double.parseDouble(line.replaceFirst(".*applied after ", "").replaceFirst(" s.*", ""));
  }

  private Tool.Ended gitOnly(String... command) {
    String[] words = Arrays.copyOf(command, command.length + 2);
    words[command.length] = "--git-only";
    words[command.length + 1] = remote.folder.toString();
    return tool.run(words);
  }
}
