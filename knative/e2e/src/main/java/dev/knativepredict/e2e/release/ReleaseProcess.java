package dev.knativepredict.e2e.release;

import dev.knativepredict.e2e.cluster.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running process of the release tool. */
public final class ReleaseProcess {

  private final Process process;
  private final Path log;

  ReleaseProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Its output so far. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills it at once, so that it can't clean up: as when a CI runner dies. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitExit(Duration.ofSeconds(10));
  }

  /** Ends it as Ctrl-C does, and returns the exit code. */
  public int interrupt() {
    Command.output(Map.of(), List.of("kill", "-INT", Long.toString(process.pid())));
    return awaitExit(Duration.ofSeconds(10));
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end, and returns the exit code. */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "still running after %d s:%n%s".formatted(limit.toSeconds(), output()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
