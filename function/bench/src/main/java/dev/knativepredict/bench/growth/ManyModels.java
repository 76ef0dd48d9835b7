package dev.knativepredict.bench.growth;

import dev.knativepredict.bench.server.BenchmarkFailed;
import dev.knativepredict.bench.server.Servers;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;

/**
 * Measures what some models cost in time and memory, in a process of their own.
 *
 * @param work a directory for generated models
 */
record ManyModels(Servers servers, Path work) {

  static final String LOAD = "load time, ms";
  static final String MEMORY = "memory, MB";
  static final String LATENCY = "latency, µs";

  private static final int FEATURES = 3;

  /** Starts a process with this number of models, and adds its values to a chart. */
  void measure(Chart chart, int count) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(servers.commandInFunctionJvm(LoadedModels.class));
    for (int i = 1; i <= count; i++) {
      Path model = new LinearModel(FEATURES).seal(work.resolve("many-" + i));
      command.add(model.toAbsolutePath().toString());
    }
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new BenchmarkFailed("can't measure %d models in one process".formatted(count));
    }
    Scanner values = new Scanner(output).useLocale(Locale.ROOT);
    chart.add(LOAD, count, values.nextDouble());
    chart.add(MEMORY, count, values.nextDouble());
    chart.add(LATENCY, count, values.nextDouble());
  }
}
