package dev.knativepredict.release.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program {@code git} in a folder of a work tree.
 *
 * <p>Not a library: the program knows each user's credentials, keys and proxies, is started in 5
 * ms, and makes a commit in 10 ms. JGit (3.4 MB, and more for SSH) takes 460 ms for the first.
 *
 * @param limit how long it may take; one that takes longer is ended
 */
record GitProgram(Path folder, Duration limit) {

  /**
   * Nothing is tidied up meanwhile, which would go on in the background; and another program in the
   * same clone is waited for, for two seconds.
   */
  private static final List<String> GIT =
      List.of(
          "git",
          "-c",
          "gc.auto=0",
          "-c",
          "maintenance.auto=false",
          "-c",
          "core.filesRefLockTimeout=2000");

  /** What it printed, and its exit code. */
  record Ended(int code, String out, String err) {

    boolean ok() {
      return code == 0;
    }

    /** The last line of its errors: git says there what went wrong. */
    String problem() {
      return err.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("hint:"))
          .reduce((first, last) -> last.startsWith("and the repository") ? first : last)
          .orElse("git ended with exit code " + code);
    }
  }

  /** What it prints, which has to be without errors. */
  String need(String... arguments) {
    return need(Map.of(), "", arguments);
  }

  String need(Map<String, String> environment, String input, String... arguments) {
    Ended ended = run(environment, input, arguments);
    if (!ended.ok()) {
      throw new GitUnreachable(
          "git %s doesn't work: %s".formatted(arguments[0], ended.problem()), null);
    }
    return ended.out().strip();
  }

  /** A value of its configuration. */
  Optional<String> setting(String key) {
    Ended ended = run("config", "--get", key);
    return ended.ok() ? Optional.of(ended.out().strip()) : Optional.empty();
  }

  /** The commit that a name stands for. */
  Optional<String> commit(String name) {
    Ended ended = run("rev-parse", "--quiet", "--verify", name + "^{commit}");
    return ended.ok() ? Optional.of(ended.out().strip()) : Optional.empty();
  }

  Ended run(String... arguments) {
    return run(Map.of(), "", arguments);
  }

  /** Runs it with more variables in its environment, and something to read. */
  Ended run(Map<String, String> environment, String input, String... arguments) {
    List<String> command =
        Stream.concat(
                GIT.stream(),
                Stream.concat(Stream.of("-C", folder.toString()), Stream.of(arguments)))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    // Never ask a person: neither for a password nor whether a host is the right one.
    builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C"));
    builder.environment().putIfAbsent("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
    try {
      return ended(builder.start(), input);
    } catch (IOException e) {
      throw new GitUnreachable("git can't be run: " + e.getMessage(), e);
    }
  }

  private Ended ended(Process process, String input) throws IOException {
    var out = reading(process.getInputStream());
    var err = reading(process.getErrorStream());
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new GitUnreachable("git didn't end within %d s".formatted(limit.toSeconds()), null);
      }
      return new Ended(process.exitValue(), out.join(), err.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitUnreachable("git was interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> reading(InputStream in) {
    return CompletableFuture.supplyAsync(() -> text(in), Thread::startVirtualThread);
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("what git printed can't be read", e);
    }
  }
}
