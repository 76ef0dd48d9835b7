package dev.knativepredict.e2e.cluster;

import java.time.Duration;

/** Something that is done again and again beside a test, until it is closed. */
public final class Repeated implements AutoCloseable {

  private final Thread thread;
  private volatile boolean running = true;

  private Repeated(Duration pause, Runnable work) {
    this.thread =
        Thread.startVirtualThread(() -> {
          while (running) {
            work.run();
            Await.pause(pause);
          }
        });
  }

  /** Begins. */
  public static Repeated after(Duration pause, Runnable work) {
    return new Repeated(pause, work);
  }

  /** Waits for the end of the last time; then what it has written can be read. */
  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
