package dev.knativepredict.release;

import java.util.function.Supplier;

/**
 * Says what stays and how to go on, or tidies up, when the process is told to end: by Ctrl-C or by
 * a runner that is stopped. The JVM then ends with 130 (SIGINT) or 143 (SIGTERM).
 */
final class Interruption implements AutoCloseable {

  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** Prints this text if the process is told to end before the result is closed. */
  static Interruption says(Progress progress, Supplier<String> text) {
    return runs(() -> progress.say(text.get()));
  }

  /** Does this if the process is told to end before the result is closed. */
  static Interruption runs(Runnable action) {
    Thread hook = new Thread(action, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }
}
