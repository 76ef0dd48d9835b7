package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.server.Question;
import dev.knativepredict.bench.server.Running;
import dev.knativepredict.bench.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** From exec to the first right prediction, on two cores and on one. */
record ColdStarts(List<Server> servers, Path model, Question question, Consumer<String> progress) {

  void measure(int rounds, Samples samples) throws IOException, InterruptedException {
    // Once for the page cache and for this process's own first time.
    measureRound(new Samples());
    for (int round = 1; round <= rounds; round++) {
      measureRound(samples);
      progress.accept("cold starts %d/%d: %s".formatted(round, rounds, latest(samples)));
    }
  }

  private void measureRound(Samples samples) throws IOException, InterruptedException {
    for (Server server : servers) {
      try (Running running = server.start(model)) {
        samples.add(Measure.START, server.name(), millis(running.awaitAnswer(question)));
        samples.add(Measure.START_CPU, server.name(), millis(running.cpuTime()));
        samples.add(Measure.START_MEMORY, server.name(), running.residentMegabytes());
      }
    }
    for (Server server : servers) {
      try (Running running = server.startOnOneCore(model)) {
        samples.add(Measure.START_ONE_CORE, server.name(), millis(running.awaitAnswer(question)));
        samples.add(Measure.START_ONE_CORE_CPU, server.name(), millis(running.cpuTime()));
      }
    }
  }

  private String latest(Samples samples) {
    return String.join(
        ", ",
        servers.stream()
            .map(Server::name)
            .map(name ->
                "%s %.0f ms (one core %.0f)"
                    .formatted(
                        name,
                        samples.of(Measure.START, name).getLast(),
                        samples.of(Measure.START_ONE_CORE, name).getLast()))
            .toList());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
