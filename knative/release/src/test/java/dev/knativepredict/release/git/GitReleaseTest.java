package dev.knativepredict.release.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.command.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitReleaseTest extends WithGit {

  @Test
  void eachStepIsACommitThatSaysFromWhatToWhatAndWhy() {
    deploy(1);
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).as(ended.err()).isZero();
    String one = tool.revision(1);
    String two = tool.revision(2);
    assertThat(remote.log("%s"))
        .containsExactly(
            "Begin",
            "Give %s 100 %%".formatted(one),
            "Make %s stable".formatted(one),
            "Give %s 0 %%".formatted(two),
            "Give %s 25 %%".formatted(two),
            "Give %s 100 %%".formatted(two),
            "Make %s stable".formatted(two));
    assertThat(remote.trailers("Release-To"))
        .endsWith(
            "%s 100 %% (stable), %s 0 %% (candidate)".formatted(one, two),
            "%s 75 %% (stable), %s 25 %% (candidate)".formatted(one, two),
            "%s 0 %% (stable), %s 100 %% (candidate)".formatted(one, two),
            "%s 100 %% (stable)".formatted(two));
    List<String> from = remote.trailers("Release-From");
    assertThat(from.getFirst()).isEqualTo("none");
    assertThat(from.subList(1, from.size()))
        .isEqualTo(remote.trailers("Release-To").subList(0, from.size() - 1));
    assertThat(remote.trailers("Release-Verdict"))
        .endsWith("not judged yet", "compare: healthy", "25 %: healthy", "100 %: healthy");
    assertThat(remote.trailers("Release-Count").getLast()).contains("candidate");
    assertThat(remote.trailers("Release-Image")).endsWith(Tool.image(2));
  }

  @Test
  void whatIsPushedIsWhatTheClusterHasAfterItsNextWrite() {
    List<DesiredService> pushed = new ArrayList<>();
    List<DesiredService> written = new ArrayList<>();
    deploy(1);
    tool.knative.beforeWrite(number -> {
      written.add(cluster());
      pushed.add(remote.says());
    });
    deploy(2);
    written.add(cluster());
    assertThat(pushed).hasSizeGreaterThanOrEqualTo(5);
    assertThat(written.subList(1, written.size())).containsExactlyElementsOf(pushed);
    remote.assertSays(cluster());
  }

  /** The remote repository is on this machine; a remote one adds the way of the answer to it. */
  @Test
  void gitAndTheClusterDifferForLessThanASecondInEachStepAndInARollback() throws Exception {
    deploy(1);
    remote.watch();
    List<Long> written = new ArrayList<>();
    tool.knative.beforeWrite(number -> written.add(now()));
    deploy(2);
    int steps = remote.pushed().size();
    assertThat(steps).isEqualTo(4);
    run("rollback");
    // Two of the writes mark a revision, and are of no interest to git.
    written.remove(1);
    written.remove(4);
    for (int i = 0; i < steps; i++) {
      assertThat(written.get(i) - remote.pushed().get(i)).isBetween(0L, 1_000_000_000L);
    }
    assertThat(remote.pushed().getLast() - written.getLast()).isBetween(0L, 1_000_000_000L);
  }

  /** Otherwise it takes a change back that isn't in the commit that it saw last. */
  @Test
  void argoCdIsToldOfACommitBeforeTheClusterChangesAndIsPausedDuringARollback() {
    deploy(1);
    tool.knative.beforeWrite(number -> {});
    deploy(2, "--application", "argocd/predict", "--steps", "100");
    String one = tool.revision(1);
    String two = tool.revision(2);
    assertThat(tool.knative.written())
        .containsExactly(
            // A command that was killed may have left it paused.
            "look argocd/predict",
            "look argocd/predict",
            "%s 100 %%, %s 0 %%".formatted(one, two),
            "keep " + one,
            "look argocd/predict",
            "%s 0 %%, %s 100 %%".formatted(one, two),
            "look argocd/predict",
            "%s 100 %%".formatted(two));
    tool.knative.beforeWrite(number -> {});
    run("rollback", "--application", "argocd/predict");
    assertThat(tool.knative.written())
        .containsExactly("pause argocd/predict", one + " 100 %", "look argocd/predict");
    assertThat(run("rollback", "--application", "predict").code()).isEqualTo(2);
  }

  private static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Test
  void kustomizeRendersExactlyWhatTheClusterHas() throws Exception {
    deploy(1);
    deploy(2);
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", remote.folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String rendered = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kubectl.waitFor()).isZero();
    assertThat(ReleaseFile.read(rendered)).contains(cluster());
  }

  @Test
  void aBadCandidateIsRolledBackInGitAndItsDigestIsRefusedUntilItsLineIsTakenOut() {
    deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.serving("b".repeat(64)));
    assertThat(deploy(2).code()).isEqualTo(1);
    remote.assertSays(cluster());
    assertThat(remote.trailers("Release-Verdict").getLast()).startsWith("smoke: unhealthy");
    assertThat(remote.file(Refusals.NAME)).contains("  - sha256:" + "2".repeat(64) + " # predict-");

    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD);
    int commits = remote.log("%h").size();
    Tool.Ended refused = deploy(2, "--force");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("refused.yaml refuses sha256:222")
        .contains("take that line");
    assertThat(remote.log("%h")).hasSize(commits);

    remote.change(Remote.FOLDER + "/" + Refusals.NAME, "refused:\n");
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).as(ended.err()).isZero();
    remote.assertSays(cluster());
  }

  @Test
  void aRollbackIsOneCommitAndWhatItLeftIsRefused() {
    deploy(1);
    deploy(2);
    int commits = remote.log("%h").size();
    Tool.Ended ended = run("rollback");
    assertThat(ended.code()).as(ended.err()).isZero();
    remote.assertSays(cluster());
    assertThat(remote.log("%h")).hasSize(commits + 1);
    assertThat(remote.file(Refusals.NAME)).contains("2".repeat(64)).doesNotContain("1".repeat(64));
    assertThat(run("status").out()).contains("git says what the cluster has");
  }

  @Test
  void whatElseSomebodyHasInTheCloneStaysThere() throws IOException {
    deploy(1);
    Files.writeString(remote.folder.resolve("notes.txt"), "mine");
    Files.writeString(remote.folder.resolve("../../README.md"), "not committed");
    assertThat(deploy(2).code()).isZero();
    assertThat(remote.folder.resolve("notes.txt")).hasContent("mine");
    assertThat(remote.folder.resolve("../../README.md")).hasContent("not committed");
    assertThat(remote.file("notes.txt")).isEmpty();
    assertThat(remote.folder.resolve(ReleaseFile.NAME)).hasContent(remote.file(ReleaseFile.NAME));
  }

  @Test
  void aCloneOfTheNewestCommitAloneIsEnough() {
    deploy(1);
    remote.change("README.md", "changed");
    Tool.Ended ended = tool.deploy(2, "--git", remote.shallow().toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    remote.assertSays(cluster());
  }

  @Test
  void aFolderWhoseKustomizationTakesTheFileForAPatchIsRefused() {
    remote.change(
        Remote.FOLDER + "/kustomization.yaml",
        "resources: [../../base]\npatches: [{path: release.yaml}]\n");
    Tool.Ended ended = deploy(1);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("has no release.yaml among its resources");
    assertThat(tool.knative.routed().targets()).isEmpty();
  }

  @Test
  void aServiceThatWasReleasedWithoutGitIsWrittenThereFirst() {
    tool.deploy(1);
    assertThat(run("status").code()).isEqualTo(5);
    assertThat(run("status").out()).contains("git has no release.yaml yet");
    assertThat(deploy(1).out()).contains("nothing to do");
    remote.assertSays(cluster());
    assertThat(run("status").code()).isZero();
  }
}
