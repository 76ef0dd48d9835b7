package dev.knativepredict.bench.growth;

import dev.knativepredict.bench.load.Wrk;
import dev.knativepredict.bench.server.BenchmarkFailed;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.ServerProcesses;
import dev.knativepredict.bench.server.Servers;
import dev.knativepredict.bench.server.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures each server with growing numbers of rows, features, connections and models.
 *
 * @param model the model for the charts of rows and connections
 * @param work a directory for generated models
 * @param progress gets a message after each measurement
 */
public record Growth(Servers servers, Path model, Path work, Consumer<String> progress) {

  private static final int[] ROWS = {1, 3, 10, 30, 100, 300, 1_000};
  private static final int[] FEATURES = {3, 10, 30, 100, 300, 1_000, 3_000};
  private static final int[] CONNECTIONS = {1, 2, 4, 8, 16, 32, 64, 128, 256};
  private static final int[] MODELS = {1, 2, 5, 10, 20, 50};
  private static final int ROUNDS = 3;
  private static final double WARM_UP_SECONDS = 4;

  /** The charts of rows, features, connections and models, in this order. */
  public List<Chart> measure() throws IOException, InterruptedException {
    Chart rows = new Chart("rows per request", "median latency, µs");
    Chart connections = new Chart("connections", "requests/s");
    try (ServerProcesses processes = start(model)) {
      for (int x : ROWS) {
        measureLatency(rows, x, processes, TestRequest.of(model, x));
      }
      for (int x : CONNECTIONS) {
        measureThroughput(connections, x, processes, TestRequest.of(model, 1));
      }
    }
    return List.of(rows, measureFeatures(), connections, measureModels());
  }

  private Chart measureFeatures() throws IOException, InterruptedException {
    Chart features = new Chart("features per row", "median latency, µs");
    for (int x : FEATURES) {
      Path linear = new LinearModel(x).seal(work);
      try (ServerProcesses processes = start(linear)) {
        measureLatency(features, x, processes, TestRequest.of(linear, 1));
      }
    }
    return features;
  }

  private Chart measureModels() throws IOException, InterruptedException {
    Chart models = new Chart("models in one process", "ms, MB and µs");
    for (int count : MODELS) {
      for (int round = 0; round < ROUNDS; round++) {
        new ManyModels(servers, work).measure(models, count);
      }
      report(models, count);
    }
    return models;
  }

  private void measureLatency(Chart chart, int x, ServerProcesses processes, TestRequest request)
      throws IOException, InterruptedException {
    Wrk wrk = checked(processes, request);
    measure(chart, x, processes, server -> wrk.load(server, 1, 1).medianMicros());
  }

  private void measureThroughput(
      Chart chart, int connections, ServerProcesses processes, TestRequest request)
      throws IOException, InterruptedException {
    Wrk wrk = checked(processes, request);
    measure(chart, connections, processes, server -> wrk.load(server, connections, 1).perSecond());
  }

  /** A wrk that sends the request, to which each server has given the correct response. */
  private static Wrk checked(ServerProcesses processes, TestRequest request)
      throws IOException, InterruptedException {
    for (ServerProcess server : processes.all()) {
      server.awaitFirstResponse(request);
    }
    return Wrk.sending(request);
  }

  /** One measurement of a server. */
  private interface Measured {
    double value(ServerProcess server) throws IOException, InterruptedException;
  }

  private void measure(Chart chart, int x, ServerProcesses processes, Measured measured)
      throws IOException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      for (ServerProcess server : processes.all()) {
        try {
          chart.add(server.name(), x, measured.value(server));
        } catch (BenchmarkFailed e) {
          progress.accept("left out: " + e.getMessage());
        }
      }
    }
    report(chart, x);
  }

  private ServerProcesses start(Path served) throws IOException, InterruptedException {
    ServerProcesses processes = ServerProcesses.start(servers.all(), served);
    try {
      warmUp(processes, TestRequest.of(served, 1));
      return processes;
    } catch (IOException | InterruptedException | RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  private static void warmUp(ServerProcesses processes, TestRequest request)
      throws IOException, InterruptedException {
    Wrk wrk = checked(processes, request);
    for (ServerProcess server : processes.all()) {
      wrk.load(server, 8, WARM_UP_SECONDS);
    }
  }

  private void report(Chart chart, int x) {
    progress.accept("measured: %d %s".formatted(x, chart.xTitle()));
  }
}
