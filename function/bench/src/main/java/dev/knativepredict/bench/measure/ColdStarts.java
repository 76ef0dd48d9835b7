package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.server.Protocol;
import dev.knativepredict.bench.server.Server;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Cold starts: from the start of a process to its first correct prediction. */
record ColdStarts(
    List<Server> servers,
    Server byHttp2,
    Path model,
    TestRequest request,
    Consumer<String> progress) {

  /** Measures starts on all cores, by HTTP/2 too, and on one core: all servers in each round. */
  void measure(int rounds, Samples samples) throws IOException, InterruptedException {
    // The first round isn't counted: it fills the page cache and warms up the benchmark itself.
    measureRound(new Samples());
    for (int round = 1; round <= rounds; round++) {
      measureRound(samples);
      progress.accept("cold starts %d/%d: %s".formatted(round, rounds, latest(samples)));
    }
  }

  private void measureRound(Samples samples) throws IOException, InterruptedException {
    for (Server server : servers) {
      try (ServerProcess process = server.start(model)) {
        measure(process, request, Metric.START, Metric.START_CPU, samples);
        samples.add(Metric.START_MEMORY, server.name(), process.residentMegabytes());
      }
    }
    try (ServerProcess process = byHttp2.start(model)) {
      Duration took = process.awaitFirstResponse(Protocol.H2C, request);
      samples.add(Metric.START_H2C, byHttp2.name(), millis(took));
    }
    for (Server server : servers) {
      try (ServerProcess process = server.startOnOneCore(model)) {
        measure(process, request, Metric.START_ONE_CORE, Metric.START_ONE_CORE_CPU, samples);
      }
    }
  }

  /** The time to the first response of a process that has just been started, and its CPU time. */
  static void measure(
      ServerProcess process, TestRequest request, Metric time, Metric cpuTime, Samples samples)
      throws IOException, InterruptedException {
    samples.add(time, process.name(), millis(process.awaitFirstResponse(request)));
    samples.add(cpuTime, process.name(), millis(process.cpuTime()));
  }

  private String latest(Samples samples) {
    return String.join(
        ", ",
        servers.stream()
            .map(Server::name)
            .map(name ->
                "%s %.0f ms (on one core: %.0f ms)"
                    .formatted(
                        name,
                        samples.of(Metric.START, name).getLast(),
                        samples.of(Metric.START_ONE_CORE, name).getLast()))
            .toList());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
