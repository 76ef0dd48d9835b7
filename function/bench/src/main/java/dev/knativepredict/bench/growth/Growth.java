package dev.knativepredict.bench.growth;

import dev.knativepredict.bench.load.Load;
import dev.knativepredict.bench.load.Wrk;
import dev.knativepredict.bench.server.Broken;
import dev.knativepredict.bench.server.Question;
import dev.knativepredict.bench.server.Running;
import dev.knativepredict.bench.server.Server;
import dev.knativepredict.bench.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Measures each server at growing sizes.
 *
 * @param model the model for rows and connections
 * @param work where models of many features, and many models, are made
 */
public record Growth(Servers servers, Path model, Path work, Consumer<String> progress) {

  private static final int[] ROWS = {1, 3, 10, 30, 100, 300, 1_000};
  private static final int[] FEATURES = {3, 10, 30, 100, 300, 1_000, 3_000};
  private static final int[] CONNECTIONS = {1, 2, 4, 8, 16, 32, 64, 128, 256};
  private static final int[] MODELS = {1, 2, 5, 10, 20, 50};
  private static final int ROUNDS = 3;
  private static final double WARM_UP_SECONDS = 4;

  /** Rows, features, connections, models. */
  public List<Curves> measure() throws IOException, InterruptedException {
    Curves rows = new Curves("rows per request", "median latency, µs");
    Curves features = new Curves("features per row", "median latency, µs");
    Curves connections = new Curves("connections", "requests/s");
    List<Running> running = start(model);
    try {
      for (int size : ROWS) {
        measure(rows, size, running, Question.of(model, size), 1, Load::medianMicros);
      }
      for (int size : CONNECTIONS) {
        measure(connections, size, running, Question.of(model, 1), size, Load::perSecond);
      }
    } finally {
      end(running);
    }
    for (int size : FEATURES) {
      measureFeatures(features, size);
    }
    return List.of(rows, features, connections, measureModels());
  }

  private Curves measureModels() throws IOException, InterruptedException {
    Curves models = new Curves("models in one process", "ms, MB and µs");
    for (int size : MODELS) {
      for (int round = 0; round < ROUNDS; round++) {
        new ManyModels(servers, work).measure(models, size);
      }
      progress.accept("%d %s".formatted(size, models.across()));
    }
    return models;
  }

  private void measureFeatures(Curves curves, int size) throws IOException, InterruptedException {
    Path linear = new LinearModel(size).seal(work);
    List<Running> running = start(linear);
    try {
      measure(curves, size, running, Question.of(linear, 1), 1, Load::medianMicros);
    } finally {
      end(running);
    }
  }

  private void measure(
      Curves curves,
      int size,
      List<Running> running,
      Question question,
      int connections,
      ToDoubleFunction<Load> value)
      throws IOException, InterruptedException {
    Wrk wrk = Wrk.asking(question);
    for (Running server : running) {
      server.awaitAnswer(question);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Running server : running) {
        try {
          curves.add(server.name(), size, value.applyAsDouble(wrk.load(server, connections, 1)));
        } catch (Broken e) {
          progress.accept("left out: " + e.getMessage());
        }
      }
    }
    progress.accept("%d %s".formatted(size, curves.across()));
  }

  private List<Running> start(Path served) throws IOException, InterruptedException {
    Question question = Question.of(served, 1);
    Wrk wrk = Wrk.asking(question);
    List<Running> running = new ArrayList<>();
    for (Server server : servers.all()) {
      Running started = server.start(served);
      running.add(started);
      started.awaitAnswer(question);
      wrk.load(started, 8, WARM_UP_SECONDS);
    }
    return running;
  }

  private static void end(List<Running> running) throws IOException {
    for (Running server : running) {
      server.close();
    }
  }
}
