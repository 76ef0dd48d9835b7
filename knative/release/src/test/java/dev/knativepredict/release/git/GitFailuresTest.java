package dev.knativepredict.release.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.knativepredict.release.command.Tool;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What git, others and a kill can do to a release, and what becomes of it. */
class GitFailuresTest extends WithGit {

  private static final String FILE = Remote.FOLDER + "/" + ReleaseFile.NAME;

  @BeforeEach
  void releaseOne() {
    Tool.Ended ended = deploy(1);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void anUnrelatedCommitOfSomebodyElseIsKeptAndTheStepIsPushedOnTopOfIt() {
    beforeWrite(2, () -> remote.change("README.md", "changed"));
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(remote.log("%s"))
        .contains("Change README.md")
        .endsWith("Make %s stable".formatted(tool.revision(2)));
    remote.assertSays(cluster());
  }

  @Test
  void anotherProgramThatFetchesInTheSameCloneAtTheSameMomentKeepsNothingBack() throws IOException {
    remote.change("README.md", "changed");
    remote.fetchMeanwhile();
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    remote.assertSays(cluster());
  }

  @Test
  void aForeignChangeOfTheFileStopsTheReleaseAndLeavesTheTrafficUntilSyncOverwritesIt() {
    beforeWrite(
        3,
        () ->
            remote.change(
                FILE, remote.file(ReleaseFile.NAME).replace("percent: 75", "percent: 70")));
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("release.yaml was changed by").contains("Somebody");
    assertThat(tool.knative.routed().toString()).contains("25 % (candidate)");

    assertThat(deploy(2).err()).contains("release.yaml was changed by");
    Tool.Ended status = run("status");
    assertThat(status.code()).isEqualTo(5);
    assertThat(status.out()).contains("was changed by");
    assertThat(run("sync").code()).isZero();
    remote.assertSays(cluster());
    assertThat(deploy(2).code()).isZero();
    remote.assertSays(cluster());
  }

  @Test
  void withoutGitAStepForwardIsHeldAndTheNextRunGoesOn() {
    beforeWrite(3, remote::down);
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    assertThat(ended.out()).contains("is held at 25 %: git is out of reach");
    assertThat(tool.knative.routed().toString()).contains("25 % (candidate)");
    assertThat(run("status").code()).isEqualTo(5);

    remote.up();
    assertThat(run("status").out())
        .contains("cluster ahead of git")
        .contains("waits in this clone");
    Tool.Ended again = deploy(2);
    assertThat(again.code()).as(again.err()).isZero();
    remote.assertSays(cluster());
    assertThat(remote.log("%s")).contains("Hold %s at 25 %%".formatted(tool.revision(2)));
  }

  @Test
  void withoutGitNothingIsBegun() {
    remote.down();
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("git is out of reach");
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @Test
  void withoutGitARollbackIsDoneAndStatusSaysSoUntilSyncMendsIt() {
    deploy(2);
    remote.down();
    Tool.Ended ended = run("rollback");
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.err()).contains("cluster ahead of git: git is out of reach");
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
    Tool.Ended status = run("status");
    assertThat(status.code()).isEqualTo(5);
    assertThat(status.out()).contains("cluster ahead of git: git says [").contains("out of reach");

    remote.up();
    assertThat(run("status").code()).isEqualTo(5);
    assertThat(run("sync").code()).isZero();
    assertThat(run("status").code()).isZero();
    remote.assertSays(cluster());
    assertThat(run("sync").out()).contains("says already");
  }

  @Test
  void aRollbackThatWaitsIsPushedByTheNextCommandOnTopOfWhatOthersPushed() {
    deploy(2);
    remote.down();
    run("rollback");
    remote.up();
    remote.change("README.md", "changed");
    assertThat(deploy(2).err()).contains("refused.yaml refuses");
    remote.assertSays(cluster());
    assertThat(remote.log("%s"))
        .contains("Change README.md")
        .endsWith("Make %s stable".formatted(tool.revision(1)));
    assertThat(run("status").code()).isZero();
  }

  @Test
  void aRollbackIsDoneAlthoughSomebodyElseChangedTheFileAndSaysSo() {
    deploy(2);
    remote.change(FILE, remote.file(ReleaseFile.NAME).replace("percent: 100", "percent: 99"));
    Tool.Ended ended = run("rollback");
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.err()).contains("release.yaml was changed by");
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void killedBetweenGitAndTheClusterTheSameReleaseGoesOn(int write) {
    kill(write);
    assertThat(run("status").code()).isIn(0, 5);
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(tool.knative.routed()).hasToString(tool.revision(2) + " 100 % (stable)");
    remote.assertSays(cluster());
  }

  @Test
  void killedBetweenGitAndTheClusterStatusSaysThatGitIsAhead() {
    kill(4);
    Tool.Ended status = run("status");
    assertThat(status.code()).isEqualTo(5);
    assertThat(status.out()).contains("git ahead of the cluster");
  }

  /** To be killed right after the write of the cluster is the same as to know nothing of git. */
  @Test
  void killedBetweenTheClusterAndGitTheNextCommandMendsIt() {
    deploy(2);
    tool.run("rollback");
    Tool.Ended status = run("status");
    assertThat(status.code()).isEqualTo(5);
    assertThat(status.out()).contains("cluster ahead of git");
    assertThat(deploy(3).code()).isZero();
    remote.assertSays(cluster());
    assertThat(remote.file(Refusals.NAME)).contains("2".repeat(64));
  }

  @Test
  void whoeverAppliesWhatGitSaysBeforeTheToolDoesIsNoOther() {
    tool.knative.beforeWrite(number -> tool.knative.apply(remote.says().json()));
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).as(ended.err()).isZero();
    remote.assertSays(cluster());
  }

  @Test
  void anotherReleaseThatBeginsBetweenAPushAndItsWriteIsRefusedAndChangesNothing() {
    beforeWrite(3, () -> assertThat(deploy(3).err()).contains("another release is under way"));
    Tool.Ended ended = deploy(2);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(remote.trailers("Release-Image")).doesNotContain(Tool.image(3));
    remote.assertSays(cluster());
  }

  private void kill(int write) {
    beforeWrite(
        write,
        () -> {
          throw new Tool.Killed();
        });
    assertThat(catchThrowable(() -> deploy(2))).isInstanceOf(Tool.Killed.class);
    tool.knative.beforeWrite(number -> {});
  }

  private void beforeWrite(int write, Runnable action) {
    tool.knative.beforeWrite(number -> {
      if (number == write) {
        action.run();
      }
    });
  }
}
