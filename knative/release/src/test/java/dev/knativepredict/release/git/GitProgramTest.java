package dev.knativepredict.release.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GitProgramTest {

  @TempDir private Path folder;

  @Test
  @Timeout(8)
  void aGitThatHangsIsEndedWithWhatItStarted() {
    GitProgram git = new GitProgram(folder, Duration.ofMillis(300));
    assertThatThrownBy(() -> git.run("-c", "alias.hang=!sleep 12.25", "hang"))
        .isInstanceOf(GitUnreachable.class)
        .hasMessageContaining("didn't end within");
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process ->
            process.isAlive() && process.info().commandLine().orElse("").contains("sleep 12.25"));
  }

  @Test
  void whatWentWrongIsOneLineWithoutHints() {
    GitProgram git = new GitProgram(folder, Duration.ofSeconds(10));
    assertThat(git.run("log").problem()).startsWith("fatal: not a git repository");
    assertThatThrownBy(() -> git.need("log")).hasMessageContaining("not a git repository");
  }
}
