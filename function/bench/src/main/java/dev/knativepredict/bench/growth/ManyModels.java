package dev.knativepredict.bench.growth;

import dev.knativepredict.bench.server.Broken;
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
 * Measures what a number of models costs, in a process that has nothing else.
 *
 * @param work where the models are made
 */
record ManyModels(Servers servers, Path work) {

  static final String LOAD = "load, ms";
  static final String MEMORY = "memory, MB";
  static final String ANSWER = "answer, µs";

  private static final int FEATURES = 3;

  /** Starts a process with so many models, and adds what they cost. */
  void measure(Curves curves, int count) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(servers.functionsJvm(LoadedModels.class));
    for (int i = 1; i <= count; i++) {
      Path model = new LinearModel(FEATURES).seal(work.resolve("many-" + i));
      command.add(model.toAbsolutePath().toString());
    }
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new Broken("%d models in one process can't be measured".formatted(count));
    }
    Scanner values = new Scanner(said).useLocale(Locale.ROOT);
    curves.add(LOAD, count, values.nextDouble());
    curves.add(MEMORY, count, values.nextDouble());
    curves.add(ANSWER, count, values.nextDouble());
  }
}
