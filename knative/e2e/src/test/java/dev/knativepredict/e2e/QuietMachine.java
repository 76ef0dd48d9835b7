package dev.knativepredict.e2e;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where times are measured, nothing may run beside the tests that takes the same cores. */
final class QuietMachine {

  private static final long MINUTES = 30;

  private QuietMachine() {}

  /**
   * Waits until the process has ended whose ID is in the variable {@code BESIDE}, if there is one.
   */
  static void await() {
    Optional.ofNullable(System.getenv("BESIDE"))
        .map(Long::valueOf)
        .flatMap(ProcessHandle::of)
        .ifPresent(beside -> {
          IO.println("  waiting for process " + beside.pid() + ", to measure times without it");
          beside.onExit().orTimeout(MINUTES, TimeUnit.MINUTES).join();
        });
  }
}
