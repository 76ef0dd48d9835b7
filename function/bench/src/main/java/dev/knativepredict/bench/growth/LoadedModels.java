package dev.knativepredict.bench.growth;

import dev.knativepredict.bench.server.BenchmarkFailed;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.function.inference.Admission;
import dev.knativepredict.function.inference.Deadline;
import dev.knativepredict.function.inference.Inference;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The cost of the linear models that one process has loaded.
 *
 * @param loadMillis the time to load all of them, after another one had been loaded
 * @param megabytes the process's resident memory, after one answer of each
 * @param answerMicros the median time of one-row answers, with requests to all models in turn
 */
record LoadedModels(double loadMillis, double megabytes, double answerMicros) {

  private static final Limits LIMITS = Settings.from(Map.of()).limits();
  private static final int WARM_UP = 200_000;
  private static final int MEASURED = 100_000;

  /** Prints the three numbers for these directories, in a process that does nothing else. */
  public static void main(String[] directories) throws IOException {
    List<Path> paths = Stream.of(directories).map(Path::of).toList();
    // What only the first model waits for, whichever it is, does not grow with their number.
    load(paths.getFirst(), admission()).close();
    LoadedModels measured = measure(paths);
    System.out.printf("%s %s %s%n", measured.loadMillis, measured.megabytes, measured.answerMicros);
  }

  static LoadedModels measure(List<Path> directories) throws IOException {
    Admission admission = admission();
    long begin = System.nanoTime();
    List<LoadedModel> models = directories.stream().map(path -> load(path, admission)).toList();
    double loadMillis = (System.nanoTime() - begin) / 1e6;
    call(models, models.size());
    double megabytes = ServerProcess.residentMegabytes(ProcessHandle.current());
    call(models, WARM_UP);
    long[] nanos = call(models, MEASURED);
    Arrays.sort(nanos);
    models.forEach(LoadedModel::close);
    return new LoadedModels(loadMillis, megabytes, nanos[nanos.length / 2] / 1e3);
  }

  private static Admission admission() {
    return new Admission(LIMITS.concurrency(), LIMITS.queue());
  }

  private static LoadedModel load(Path path, Admission admission) {
    return LoadedModel.load(ModelDirectory.open(path), admission, LIMITS.intraOpThreads());
  }

  /** Calls one model after the other, again and again, and returns the nanoseconds of each call. */
  private static long[] call(List<LoadedModel> models, int times) {
    List<Inference> inferences = models.stream().<Inference>map(Models::new).toList();
    List<Inference.Request> requests = models.stream().map(LoadedModels::golden).toList();
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      int turn = i % models.size();
      long begin = System.nanoTime();
      Inference.Response response = inferences.get(turn).infer(requests.get(turn));
      nanos[i] = System.nanoTime() - begin;
      expectGolden(response);
    }
    return nanos;
  }

  /** The golden request of a linear model: 1 in every feature. */
  private static Inference.Request golden(LoadedModel model) {
    Signature signature = model.manifest().signature();
    float[] row = new float[signature.features().size()];
    Arrays.fill(row, 1);
    Map<String, Tensor> inputs =
        Map.of(signature.inputs().getFirst().name(), Tensor.Numbers.of(row, 1, row.length));
    return new Inference.Request(model.manifest().name(), inputs, Deadline.NEVER);
  }

  /** Its answer: class 1 is more likely. */
  private static void expectGolden(Inference.Response response) {
    var probabilities = (Tensor.Numbers) response.outputs().values().iterator().next();
    if (probabilities.floatAt(1) <= probabilities.floatAt(0)) {
      throw new BenchmarkFailed("%s answers a golden row with 0".formatted(response.model()));
    }
  }
}
