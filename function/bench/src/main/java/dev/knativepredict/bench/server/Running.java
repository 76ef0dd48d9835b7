package dev.knativepredict.bench.server;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server's process. */
public final class Running implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final Process process;
  private final Path log;
  private final int port;
  private final long begin;

  Running(String name, Process process, Path log, int port, long begin) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.port = port;
    this.begin = begin;
  }

  public String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  public int port() {
    return port;
  }

  /**
   * Knocks about every millisecond until the first answer is there.
   *
   * @return how long that took since before the process was made
   */
  public Duration awaitAnswer(Question question) throws IOException, InterruptedException {
    while (true) {
      try (Wire wire = new Wire(port)) {
        Wire.Answer answer = wire.send(question.request());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (answer.status() == 200) {
          question.expectAnswer(name, answer.body());
          return took;
        }
      } catch (ConnectException e) {
        // Not there yet: knocked again below.
      }
      if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new Broken("%s gives no answer:%n%s".formatted(name, Files.readString(log).strip()));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** User and system time so far, in steps of the kernel's 10 ms. */
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  public double residentMegabytes() throws IOException {
    return residentMegabytes(process.toHandle());
  }

  /** The resident memory of any process. */
  public static double residentMegabytes(ProcessHandle process) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1_000)
          .findFirst()
          .orElseThrow(() -> new Broken("process %d has no VmRSS".formatted(process.pid())));
    }
  }

  /** Asks it to end, and waits until it has: the next measurement has the machine to itself. */
  @Override
  public void close() throws IOException {
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join()
        .destroyForcibly()
        .onExit()
        .join();
    Files.deleteIfExists(log);
  }
}
