package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.load.H2load;
import dev.knativepredict.bench.server.Protocol;
import dev.knativepredict.bench.server.Server;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.ServerProcesses;
import dev.knativepredict.bench.server.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Measurements under load by HTTP/2, in processes that get no other requests. */
record Http2Runs(
    List<Server> servers,
    Path model,
    TestRequest request,
    H2load h2load,
    Consumer<String> progress) {

  void measure(Plan plan, Samples samples) throws IOException, InterruptedException {
    for (int restart = 1; restart <= plan.restarts(); restart++) {
      try (ServerProcesses processes = ServerProcesses.start(servers, model)) {
        for (ServerProcess server : processes.all()) {
          progress.accept("warming up " + server.name() + " by HTTP/2");
          server.awaitFirstResponse(Protocol.H2C, request);
          h2load.perSecond(server, plan.warmUpSeconds());
        }
        for (int round = 1; round <= plan.rounds(); round++) {
          measureRound(processes.all(), plan.seconds(), samples);
          progress.accept(
              "load by HTTP/2: start %d of %d, round %d of %d: %s"
                  .formatted(restart, plan.restarts(), round, plan.rounds(), latest(samples)));
        }
        for (ServerProcess server : processes.all()) {
          samples.add(Metric.MEMORY_H2C, server.name(), server.residentMegabytes());
        }
      }
    }
  }

  private void measureRound(List<ServerProcess> processes, double seconds, Samples samples)
      throws IOException, InterruptedException {
    for (ServerProcess server : processes) {
      samples.add(Metric.THROUGHPUT_H2C, server.name(), h2load.perSecond(server, seconds));
    }
  }

  private String latest(Samples samples) {
    return String.join(
        ", ",
        servers.stream()
            .map(Server::name)
            .map(name ->
                "%s %,.0f/s".formatted(name, samples.of(Metric.THROUGHPUT_H2C, name).getLast()))
            .toList());
  }
}
