package dev.knativepredict.bench.server;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server that was started, in a process of its own. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final String name;
  private final Process process;
  private final Path log;
  private final int port;
  private final long begin;

  ServerProcess(String name, Process process, Path log, int port, long begin) {
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

  /** As below, by HTTP/1.1. */
  public Duration awaitFirstResponse(TestRequest request) throws IOException, InterruptedException {
    return awaitFirstResponse(Protocol.HTTP_1_1, request);
  }

  /**
   * Sends the request about once per millisecond until the first response arrives, and checks it.
   *
   * @return the time from just before the start of the process to that response
   * @throws BenchmarkFailed if the response is wrong, or if the server ends or doesn't respond
   */
  public Duration awaitFirstResponse(Protocol protocol, TestRequest request)
      throws IOException, InterruptedException {
    while (true) {
      try {
        HttpConnection.Response response = protocol.exchange(port, request);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (response.status() == 200) {
          request.check(name, response.body());
          return took;
        }
      } catch (ConnectException e) {
        // The port isn't open yet.
      }
      if (!process.isAlive() || System.nanoTime() - begin > TIMEOUT.toNanos()) {
        throw new BenchmarkFailed(
            "%s doesn't respond:%n%s".formatted(name, Files.readString(log).strip()));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** User and system CPU time so far; the kernel counts in steps of 10 ms. */
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The resident memory (RSS) of this process, in MB. */
  public double residentMegabytes() throws IOException {
    return residentMegabytes(process.toHandle());
  }

  /** The resident memory (RSS) of any process, in MB. */
  public static double residentMegabytes(ProcessHandle process) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1_000)
          .findFirst()
          .orElseThrow(
              () -> new BenchmarkFailed("no VmRSS for process %d".formatted(process.pid())));
    }
  }

  /** Ends the process and waits for its end, so that it can't disturb the next measurement. */
  @Override
  public void close() throws IOException {
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        .join()
        .destroyForcibly()
        .onExit()
        .join();
    Files.deleteIfExists(log);
  }
}
