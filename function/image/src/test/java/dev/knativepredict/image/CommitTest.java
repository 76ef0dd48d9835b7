package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {

  @TempDir Path repository;

  @Test
  void aCleanCommitIsItsOwnTag() throws Exception {
    commitAFile();

    Commit commit = Commit.of(repository);

    assertThat(commit.sha()).matches("[0-9a-f]{40}");
    assertThat(commit.dirty()).isFalse();
    assertThat(commit.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(commit.tag()).isEqualTo(commit.sha());
  }

  @Test
  void aChangedFileMakesTheTagDirty() throws Exception {
    commitAFile();
    Files.writeString(repository.resolve("file"), "changed");

    Commit commit = Commit.of(repository);

    assertThat(commit.tag()).isEqualTo(commit.sha() + "-dirty");
  }

  @Test
  void anUntrackedFileMakesTheTagDirty() throws Exception {
    commitAFile();
    Files.writeString(repository.resolve("new"), "new");

    assertThat(Commit.of(repository).tag()).endsWith("-dirty");
  }

  @Test
  void outsideARepositoryTheErrorIsGits() {
    assertThatThrownBy(() -> Commit.of(repository))
        .isInstanceOf(ImageBuildFailed.class)
        .hasMessageContaining("not a git repository");
  }

  private void commitAFile() throws Exception {
    Files.writeString(repository.resolve("file"), "text");
    git("init", "--quiet");
    git("add", "file");
    git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "first");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("GIT_COMMITTER_DATE", "2026-01-02T05:04:05+02:00");
    assertThat(builder.start().waitFor()).isZero();
  }
}
