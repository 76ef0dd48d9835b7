package dev.knativepredict.e2e.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A release under way. */
public final class Going {

  private final Process process;
  private final Path log;

  Going(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** What it has said so far. */
  public String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a runner that dies: it can't clean up after itself. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    end(Duration.ofSeconds(10));
  }

  public boolean isGoing() {
    return process.isAlive();
  }

  /** Its exit code. */
  public int end(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "still going after %d s:%n%s".formatted(limit.toSeconds(), said()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
