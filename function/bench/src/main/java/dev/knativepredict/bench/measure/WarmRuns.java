package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.load.ConstantRate;
import dev.knativepredict.bench.load.LoadResult;
import dev.knativepredict.bench.load.Wrk;
import dev.knativepredict.bench.server.Server;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.ServerProcesses;
import dev.knativepredict.bench.server.Servers;
import dev.knativepredict.bench.server.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Measurements under load: all servers run, and get load one after the other. */
record WarmRuns(
    List<Server> servers, Path model, TestRequest request, Wrk wrk, Consumer<String> progress) {

  static final int CONNECTIONS = 32;
  private static final double SHARE_OF_THROUGHPUT = 0.7;
  private static final long WARM_UP_REQUESTS = 50_000;
  private static final int MAX_WARM_UPS = 5;

  void measure(Plan plan, Samples samples) throws IOException, InterruptedException {
    for (int restart = 1; restart <= plan.restarts(); restart++) {
      try (ServerProcesses processes = ServerProcesses.start(servers, model)) {
        warmUp(processes.all(), plan);
        for (int round = 1; round <= plan.rounds(); round++) {
          measureRound(processes.all(), plan.seconds(), samples);
          progress.accept(
              "load: start %d of %d, round %d of %d: %s"
                  .formatted(restart, plan.restarts(), round, plan.rounds(), latest(samples)));
        }
        for (ServerProcess server : processes.all()) {
          samples.add(Metric.MEMORY, server.name(), server.residentMegabytes());
        }
      }
    }
  }

  private void warmUp(List<ServerProcess> processes, Plan plan)
      throws IOException, InterruptedException {
    for (ServerProcess server : processes) {
      progress.accept("warming up " + server.name());
      server.awaitFirstResponse(request);
      warmUpCompilers(server, plan);
      wrk.load(server, 1, plan.warmUpSeconds() / 4);
      new ConstantRate(request, CONNECTIONS).p99Micros(server, 2_000, plan.warmUpSeconds() / 4);
    }
  }

  /** Sends enough requests for the JVM's compilers; on a busy machine this takes several loads. */
  private void warmUpCompilers(ServerProcess server, Plan plan)
      throws IOException, InterruptedException {
    long requests = 0;
    for (int i = 0; i == 0 || (requests < WARM_UP_REQUESTS && i < MAX_WARM_UPS); i++) {
      requests += wrk.load(server, CONNECTIONS, plan.warmUpSeconds()).requests();
    }
  }

  private void measureRound(List<ServerProcess> processes, double seconds, Samples samples)
      throws IOException, InterruptedException {
    for (ServerProcess server : processes) {
      measureThroughput(wrk, server, seconds, samples);
    }
    for (ServerProcess server : processes) {
      samples.add(Metric.MEDIAN, server.name(), wrk.load(server, 1, seconds).medianMicros());
    }
    for (ServerProcess server : processes) {
      samples.add(Metric.TAIL, server.name(), p99(server, Servers.FASTAPI, seconds, samples));
    }
    for (ServerProcess server : processes) {
      samples.add(Metric.OWN_TAIL, server.name(), p99(server, server.name(), seconds, samples));
    }
  }

  /** Requests per second over many connections, and the CPU time of each. */
  static void measureThroughput(Wrk wrk, ServerProcess server, double seconds, Samples samples)
      throws IOException, InterruptedException {
    long before = server.cpuTime().toNanos();
    LoadResult load = wrk.load(server, CONNECTIONS, seconds);
    double cpuMicros = (server.cpuTime().toNanos() - before) / 1e3;
    samples.add(Metric.THROUGHPUT, server.name(), load.perSecond());
    samples.add(Metric.CPU_PER_REQUEST, server.name(), cpuMicros / load.requests());
  }

  /** The p99 latency at a share of the throughput that one of the servers reached so far. */
  private double p99(ServerProcess server, String reference, double seconds, Samples samples)
      throws IOException, InterruptedException {
    double throughput = Spread.of(samples.of(Metric.THROUGHPUT, reference)).median();
    return new ConstantRate(request, CONNECTIONS)
        .p99Micros(server, SHARE_OF_THROUGHPUT * throughput, seconds);
  }

  private String latest(Samples samples) {
    return String.join(
        ", ",
        servers.stream()
            .map(Server::name)
            .map(
                name -> "%s %,.0f/s".formatted(name, samples.of(Metric.THROUGHPUT, name).getLast()))
            .toList());
  }
}
