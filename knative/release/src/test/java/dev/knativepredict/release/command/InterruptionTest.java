package dev.knativepredict.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A release whose process is told to end. Ctrl-C is tried on the cluster: CI may ignore SIGINT. */
@Timeout(60)
class InterruptionTest {

  @TempDir private Path folder;

  @Test
  void saysWhatStaysAndHowToGoOnAndEndsAsAProcessDoesThatIsToldToEnd() throws Exception {
    Path err = folder.resolve("err");
    Process process = start(err);
    try (BufferedReader out = process.inputReader()) {
      String stable = out.readLine();
      assertThat(out.readLine()).isEqualTo("hangs");

      process.destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(Files.readString(err).lines().toList().getLast())
          .matches(
              ".*s  interrupted: the traffic stays \\[%1$s 75 %%, predict-2222222-[0-9a-f]{6} 25 %%]; the same command continues, rollback returns to %1$s"
                  .formatted(stable));
    }
  }

  private Process start(Path err) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            HangingRelease.class.getName(),
            folder.toString())
        .redirectError(err.toFile())
        .start();
  }
}
