package dev.knativepredict.check.docs;

import dev.knativepredict.check.docs.Account.NotRun;
import dev.knativepredict.check.docs.Account.Refused;
import dev.knativepredict.check.docs.Account.Run;
import dev.knativepredict.check.docs.Account.RunBy;
import dev.knativepredict.check.docs.Account.Serves;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Follows the pages of the documentation in a clone, as a reader does, from the top of each page.
 */
public final class DocsRun {

  private final Path clone;
  private final Path log;
  private final PrintStream out;

  DocsRun(Path clone, Path log, PrintStream out) {
    this.clone = clone;
    this.log = log;
    this.out = out;
  }

  /**
   * Ends with 0 if every command does what its page says, otherwise with 1.
   *
   * @param arguments a fresh clone of the repository, and a file for what the commands log
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DocsRun run = new DocsRun(Path.of(arguments[0]), Path.of(arguments[1]), System.out);
    boolean passed = true;
    for (Page page : Page.all(run.clone)) {
      passed &= run.follows(page);
    }
    System.exit(passed ? 0 : 1);
  }

  /** Whether every block of a page does what it says. The first that does not ends the page. */
  boolean follows(Page page) throws IOException, InterruptedException {
    try (Shell shell = new Shell(clone, log)) {
      boolean passed = true;
      for (int i = 0; passed && i < page.blocks().size(); i++) {
        write(page.blocks().get(i));
        passed = passes(page, i, shell);
      }
      return passed;
    }
  }

  private void write(Block block) throws IOException {
    if (block.file().isPresent()) {
      Path file = clone.resolve(block.file().get());
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, block.text());
    }
  }

  private boolean passes(Page page, int index, Shell shell)
      throws IOException, InterruptedException {
    String place = page.name() + ":" + page.blocks().get(index).line();
    Instant start = Instant.now();
    try {
      if (run(page.blocks(), index, shell)) {
        long took = Duration.between(start, Instant.now()).toMillis();
        out.println("%s: %.1f s".formatted(place, took / 1e3));
      }
      return true;
    } catch (Failed failed) {
      out.println("%s: FAILED: %s".formatted(place, failed.getMessage()));
      return false;
    }
  }

  /** Whether there was something to run. */
  private static boolean run(List<Block> blocks, int index, Shell shell)
      throws IOException, InterruptedException {
    String commands = blocks.get(index).text();
    switch (blocks.get(index).account().orElse(new NotRun("no commands"))) {
      case Run _ -> compare(shell.run(commands), blocks, index + 1);
      case Refused refused -> PrintedJson.expectStatus(shell.run(commands), refused.status());
      case Serves _ -> shell.serve(commands);
      case RunBy _, NotRun _ -> {
        return false;
      }
    }
    return true;
  }

  private static void compare(String printed, List<Block> blocks, int next) {
    if (next < blocks.size() && blocks.get(next).isAnswer()) {
      PrintedJson.expect(printed, blocks.get(next).text());
    }
  }
}
