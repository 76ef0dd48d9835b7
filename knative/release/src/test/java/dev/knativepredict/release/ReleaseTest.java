package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest extends WithTool {

  @Test
  void theFirstReleaseGetsAllOfTheTrafficWithoutSteps() {
    Tool.Ended ended = tool.deploy(1);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).isEqualTo("promoted: %s is stable\n".formatted(tool.revision(1)));
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
    assertThat(tool.knative.written()).as("two of them are of its trial").hasSize(4);
  }

  @Test
  void aGoodCandidateGetsItsStepsAndIsPromoted() {
    tool.deploy(1);
    Tool.Ended ended = tool.deploy(2);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err())
        .containsSubsequence(
            "staged",
            "ready: healthy",
            "smoke: healthy",
            "compare: healthy",
            "gets 25 %",
            "25 %: healthy",
            "gets 100 %",
            "100 %: healthy",
            "is stable");
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
  }

  @Test
  void aGoodCandidateIsWatchedWithAllOfTheTrafficForAsLongAsAsked() {
    tool.deploy(1);
    var before = tool.time.instant();
    Tool.Ended ended = tool.deploy(2, "--bake", "300");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).containsSubsequence("100 %: healthy", "bake: healthy", "is stable");
    assertThat(tool.time.since(before)).isGreaterThan(Duration.ofMinutes(5));
  }

  @Test
  void theSameReleaseAgainWritesNothing() {
    tool.deploy(1);
    tool.knative.beforeWrite(number -> {});
    Tool.Ended ended = tool.deploy(1);
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("nothing to do");
    assertThat(tool.knative.written()).isEmpty();
  }

  @Test
  void aRevertGetsItsOldRevisionBackWithoutSteps() {
    tool.deploy(1);
    String first = tool.revision(1);
    tool.deploy(2);
    tool.knative.collectGarbage();
    Tool.Ended ended = tool.deploy(1);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("smoke: healthy").doesNotContain("gets 25 %");
    assertThat(tool.revision(1)).isEqualTo(first);
  }

  @Test
  void aRevertWorksAlthoughKnativesDefaultsHaveChanged() {
    tool.deploy(1);
    tool.deploy(2);
    tool.knative.changeDefaults();
    Tool.Ended ended = tool.deploy(1);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void withoutAFileTheLiveTemplateGetsTheNewImage() {
    tool.deploy(1);
    Tool.Ended ended =
        tool.run(
            "deploy",
            "--image",
            Tool.image(2),
            "--commit",
            "2".repeat(40),
            "--step-duration",
            "1",
            "--model",
            tool.folder.resolve("model").toString(),
            "--min-requests",
            "10");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(tool.service().template().at("/spec/containers/0/ports/0/containerPort").asInt())
        .isEqualTo(8080);
  }

  @Test
  void aDryRunSaysWhatWouldBeDoneAndKeepsNothing() {
    assertThat(tool.deploy(1, "--dry-run").out()).contains("as the first revision");
    assertThat(tool.knative.client("predict", false).service()).isEmpty();
    tool.deploy(1);
    assertThat(tool.deploy(1, "--dry-run").out()).contains("stable already");
    assertThat(tool.deploy(2, "--dry-run").out()).contains("in steps of [25 %, 100 %]");
    tool.deploy(2);
    assertThat(tool.deploy(1, "--dry-run").out()).contains("it was stable before");
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
  }

  @Test
  void whatFailedIsRefusedUntilItIsForced() {
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.serving("b".repeat(64)));
    assertThat(tool.deploy(2).code()).isEqualTo(1);
    Tool.Ended again = tool.deploy(2);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("failed before").contains("--force");
    assertThat(tool.deploy(2, "--force").err()).contains("smoke: unhealthy");
  }

  @Test
  void eachForcedAttemptIsARevisionOfItsOwnAndTheLastOneCounts() {
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.ending(new Readiness.Failed("no node")));
    tool.deploy(2);
    String failed = tool.revision(2);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD);
    Tool.Ended forced = tool.deploy(2, "--force");
    assertThat(forced.code()).as(forced.err()).isZero();
    assertThat(tool.revision(2)).isNotEqualTo(failed);
    assertThat(tool.deploy(2).out()).startsWith("nothing to do");
    assertThat(tool.deploy(2, "--force").out()).startsWith("nothing to do");
  }

  @ParameterizedTest
  @CsvSource({"hold,3,held", "promote,0,promoted", "rollback,1,rolled back"})
  void theUserSaysWhatFollowsIfTheEvidenceIsInconclusive(String what, int code, String result) {
    tool.deploy(1);
    Tool.Ended ended = tool.deploy(2, "--min-requests", "100000", "--on-inconclusive", what);
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.out()).startsWith(result + ": ");
  }

  @Test
  void aHeldReleaseKeepsItsTrafficAndKeepsOtherReleasesOut() {
    tool.deploy(1);
    tool.deploy(2, "--min-requests", "100000");
    assertThat(tool.knative.routed().toString()).contains("75 % (stable)", "25 % (candidate)");
    Tool.Ended other = tool.deploy(3);
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("is held at 25 %");
    assertThat(tool.deploy(2).code()).as("the same release goes on").isZero();
  }

  @Test
  void withoutRequestsToSendNothingCanBeJudged() {
    tool.deploy(1);
    Tool.Ended ended =
        tool.run("deploy", "--image", Tool.image(2), "--commit", "2".repeat(40), "--steps", "100");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).contains("--model or --requests");
  }

  @Test
  void anImageWithoutADigestOrAServiceWithoutAManifestIsRefused() {
    Tool.Ended tag = tool.run("deploy", "--image", "predict:1", "--commit", "1".repeat(40));
    assertThat(tag.code()).isEqualTo(1);
    assertThat(tag.err()).contains("no digest");
    Tool.Ended missing = tool.run("deploy", "--image", Tool.image(1), "--commit", "1".repeat(40));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("--file");
  }
}
