package dev.knativepredict.e2e;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Takes all cores of this machine, and so of its node, until it is closed. */
record BusyCores(List<Process> processes) implements AutoCloseable {

  static BusyCores none() {
    return new BusyCores(List.of());
  }

  static BusyCores all() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new BusyCores(Stream.generate(BusyCores::start).limit(cores).toList());
  }

  private static Process start() {
    try {
      return new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
