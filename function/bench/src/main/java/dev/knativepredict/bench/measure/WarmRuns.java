package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.load.ConstantRate;
import dev.knativepredict.bench.load.Load;
import dev.knativepredict.bench.load.Wrk;
import dev.knativepredict.bench.server.Question;
import dev.knativepredict.bench.server.Running;
import dev.knativepredict.bench.server.Server;
import dev.knativepredict.bench.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Load on servers that are warm: all of them run, and one after the other is asked. */
record WarmRuns(
    List<Server> servers, Path model, Question question, Wrk wrk, Consumer<String> progress) {

  private static final int CONNECTIONS = 32;
  private static final double SHARE = 0.7;
  private static final long ENOUGH = 50_000;
  private static final int MOST_WARM_UPS = 5;

  void measure(Plan plan, Samples samples) throws IOException, InterruptedException {
    for (int generation = 1; generation <= plan.generations(); generation++) {
      List<Running> running = new ArrayList<>();
      try {
        for (Server server : servers) {
          running.add(server.start(model));
        }
        warmUp(running, plan);
        for (int round = 1; round <= plan.rounds(); round++) {
          measureRound(running, plan.seconds(), samples);
          progress.accept(
              "load %d/%d, round %d/%d: %s"
                  .formatted(
                      generation, plan.generations(), round, plan.rounds(), latest(samples)));
        }
        for (Running server : running) {
          samples.add(Measure.MEMORY, server.name(), server.residentMegabytes());
        }
      } finally {
        for (Running server : running) {
          server.close();
        }
      }
    }
  }

  private void warmUp(List<Running> running, Plan plan) throws IOException, InterruptedException {
    for (Running server : running) {
      progress.accept("warming up " + server.name());
      server.awaitAnswer(question);
      compile(server, plan);
      wrk.load(server, 1, plan.warmUp() / 4);
      new ConstantRate(question, CONNECTIONS).p99Micros(server, 2_000, plan.warmUp() / 4);
    }
  }

  /** Load until the JVM's compilers have seen enough, on a busy machine too. */
  private void compile(Running server, Plan plan) throws IOException, InterruptedException {
    long requests = 0;
    for (int i = 0; i == 0 || (requests < ENOUGH && i < MOST_WARM_UPS); i++) {
      requests += wrk.load(server, CONNECTIONS, plan.warmUp()).requests();
    }
  }

  private void measureRound(List<Running> running, double seconds, Samples samples)
      throws IOException, InterruptedException {
    for (Running server : running) {
      long before = server.cpuTime().toNanos();
      Load load = wrk.load(server, CONNECTIONS, seconds);
      double cpuMicros = (server.cpuTime().toNanos() - before) / 1e3;
      samples.add(Measure.THROUGHPUT, server.name(), load.perSecond());
      samples.add(Measure.CPU_PER_REQUEST, server.name(), cpuMicros / load.requests());
    }
    for (Running server : running) {
      samples.add(Measure.MEDIAN, server.name(), wrk.load(server, 1, seconds).medianMicros());
    }
    for (Running server : running) {
      samples.add(Measure.TAIL, server.name(), tail(server, Servers.FASTAPI, seconds, samples));
    }
    for (Running server : running) {
      samples.add(Measure.OWN_TAIL, server.name(), tail(server, server.name(), seconds, samples));
    }
  }

  private double tail(Running server, String capacityOf, double seconds, Samples samples)
      throws IOException, InterruptedException {
    double capacity = Spread.of(samples.of(Measure.THROUGHPUT, capacityOf)).median();
    return new ConstantRate(question, CONNECTIONS).p99Micros(server, SHARE * capacity, seconds);
  }

  private String latest(Samples samples) {
    return String.join(
        ", ",
        servers.stream()
            .map(Server::name)
            .map(name ->
                "%s %,.0f/s".formatted(name, samples.of(Measure.THROUGHPUT, name).getLast()))
            .toList());
  }
}
