package dev.knativepredict.training;

import dev.knativepredict.training.judge.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Progress on the standard error. In a terminal, the last line says what is being done; elsewhere
 * only lines that stay are written.
 */
record Terminal(PrintStream out, boolean quiet, boolean moves) implements Progress, AutoCloseable {

  /** Back to the start of the line, and nothing in it. */
  private static final String CLEAR = "\r\u001B[K";

  /** How a command shows its progress. */
  static Terminal of(boolean quiet) {
    boolean moves = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Terminal(System.err, quiet, moves && !quiet);
  }

  @Override
  public synchronized void line(String line) {
    if (!quiet) {
      out.println(moves ? CLEAR + line : line);
    }
  }

  @Override
  public synchronized void doing(String what) {
    if (moves) {
      out.print(CLEAR + "  " + what);
      out.flush();
    }
  }

  /** Leaves no unfinished line to whatever is said next. */
  @Override
  public void close() {
    if (moves) {
      out.print(CLEAR);
    }
  }
}
