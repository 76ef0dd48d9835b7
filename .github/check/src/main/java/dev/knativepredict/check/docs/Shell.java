package dev.knativepredict.check.docs;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of a page in a folder, as a reader who has just opened a terminal. One server
 * can run beside them, on a free port instead of 8080.
 */
final class Shell implements AutoCloseable {

  private static final Set<String> KEPT = Set.of("HOME", "JAVA_HOME", "LANG", "PATH", "TMPDIR");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path folder;
  private final Path log;
  private final int port;
  private @Nullable Process server;

  Shell(Path folder, Path log) throws IOException {
    this.folder = folder;
    this.log = log;
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
  }

  /** What the commands print; fails if one of them fails, or if they take five minutes. */
  String run(String commands) throws IOException, InterruptedException {
    Path output = Files.createTempFile("docs", ".out");
    Process shell = start(commands, output);
    if (!shell.waitFor(LIMIT)) {
      end(shell);
      throw new Failed("still running after " + LIMIT);
    }
    String printed = Files.readString(output);
    Files.delete(output);
    if (shell.exitValue() != 0) {
      throw new Failed("exit code %d\n%s%s".formatted(shell.exitValue(), printed, log()));
    }
    return printed;
  }

  /** Ends the server before, starts another one, and waits until its port is open. */
  void serve(String commands) throws IOException, InterruptedException {
    close();
    Process started = start(commands, log);
    server = started;
    Instant end = Instant.now().plus(LIMIT);
    while (!answers()) {
      if (!started.isAlive() || Instant.now().isAfter(end)) {
        throw new Failed("it does not serve\n" + log());
      }
      Thread.sleep(100);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      end(server);
      server = null;
    }
  }

  private Process start(String commands, Path output) throws IOException {
    String here = commands.replace("localhost:8080", "localhost:" + port);
    ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", here);
    shell.environment().keySet().retainAll(KEPT);
    shell.environment().put("PORT", Integer.toString(port));
    shell.environment().put("MANAGEMENT_PORT", "0");
    return shell
        .directory(folder.toFile())
        .redirectOutput(output.toFile())
        .redirectError(log.toFile())
        .start();
  }

  /** Ends a process and all that it started: at once if they do not within half a minute. */
  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, 30, TimeUnit.SECONDS)
        .join();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean answers() {
    try (Socket socket = new Socket("localhost", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private String log() throws IOException {
    return Files.readString(log);
  }
}
