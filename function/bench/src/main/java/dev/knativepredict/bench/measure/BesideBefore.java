package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.load.Wrk;
import dev.knativepredict.bench.server.Server;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.ServerProcesses;
import dev.knativepredict.bench.server.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Starts and throughput of the function and of an older one, in turns. */
public record BesideBefore(Server function, Server before, Path model, Consumer<String> progress) {

  private static final double WARM_UP_SECONDS = 15;
  private static final double SECONDS = 4;

  /**
   * Measures both.
   *
   * @param starts of each
   * @param restarts how often both are started for the load
   * @param rounds of load after each of these
   */
  public Samples run(int starts, int restarts, int rounds)
      throws IOException, InterruptedException {
    Samples samples = new Samples();
    TestRequest request = TestRequest.of(model, 1);
    // The first round isn't counted: it fills the page cache.
    start(request, 0, new Samples());
    for (int round = 1; round <= starts; round++) {
      start(request, round, samples);
      progress.accept("start %d of %d: %s".formatted(round, starts, latest(samples, Metric.START)));
    }
    for (int restart = 0; restart < restarts; restart++) {
      load(request, rounds, samples);
    }
    return samples;
  }

  /** In alternating order, so that none has an advantage by its place. */
  private List<Server> inTurn(int round) {
    return round % 2 == 0 ? List.of(function, before) : List.of(before, function);
  }

  private void start(TestRequest request, int round, Samples samples)
      throws IOException, InterruptedException {
    for (Server server : inTurn(round)) {
      try (ServerProcess process = server.start(model)) {
        ColdStarts.measure(process, request, Metric.START, Metric.START_CPU, samples);
      }
    }
  }

  private void load(TestRequest request, int rounds, Samples samples)
      throws IOException, InterruptedException {
    Wrk wrk = Wrk.sending(request);
    try (ServerProcesses processes = ServerProcesses.start(inTurn(0), model)) {
      for (ServerProcess server : processes.all()) {
        server.awaitFirstResponse(request);
        wrk.load(server, WarmRuns.CONNECTIONS, WARM_UP_SECONDS);
      }
      for (int round = 1; round <= rounds; round++) {
        for (ServerProcess server : round % 2 == 0 ? processes.all() : processes.all().reversed()) {
          WarmRuns.measureThroughput(wrk, server, SECONDS, samples);
        }
        progress.accept("load: " + latest(samples, Metric.THROUGHPUT));
      }
    }
  }

  private String latest(Samples samples, Metric metric) {
    return "%s %,.0f, %s %,.0f %s"
        .formatted(
            function.name(),
            samples.of(metric, function.name()).getLast(),
            before.name(),
            samples.of(metric, before.name()).getLast(),
            metric.unit());
  }
}
