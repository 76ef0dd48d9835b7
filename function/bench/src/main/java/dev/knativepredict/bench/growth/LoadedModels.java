package dev.knativepredict.bench.growth;

import ai.onnxruntime.OrtException;
import dev.knativepredict.bench.server.BenchmarkFailed;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.function.inference.Inference;
import dev.knativepredict.function.inference.Model;
import dev.knativepredict.function.inference.Tensor;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.Signature;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the linear models that a process has loaded cost it.
 *
 * @param loadMillis how long it took to load all, where one had been loaded before
 * @param megabytes the process's resident memory, after an answer of each
 * @param answerMicros the median of one-row answers, all models asked in turn
 */
record LoadedModels(double loadMillis, double megabytes, double answerMicros) {

  private static final Limits LIMITS = Settings.from(Map.of()).limits();
  private static final int WARM_UP = 200_000;
  private static final int ASKED = 100_000;

  /** Says the three numbers for these directories, in a process that does nothing else. */
  public static void main(String[] directories) throws IOException, OrtException {
    List<Path> paths = Stream.of(directories).map(Path::of).toList();
    // What the first model waits for, whichever it is, does not grow.
    Model.load(paths.getFirst(), LIMITS).close();
    LoadedModels measured = measure(paths);
    System.out.printf("%s %s %s%n", measured.loadMillis, measured.megabytes, measured.answerMicros);
  }

  static LoadedModels measure(List<Path> directories) throws IOException, OrtException {
    long begin = System.nanoTime();
    List<Model> models = directories.stream().map(path -> Model.load(path, LIMITS)).toList();
    double loadMillis = (System.nanoTime() - begin) / 1e6;
    ask(models, models.size());
    double megabytes = ServerProcess.residentMegabytes(ProcessHandle.current());
    ask(models, WARM_UP);
    long[] nanos = ask(models, ASKED);
    Arrays.sort(nanos);
    for (Model model : models) {
      model.close();
    }
    return new LoadedModels(loadMillis, megabytes, nanos[nanos.length / 2] / 1e3);
  }

  /** Asks one after the other, and over again; how long each answer took. */
  private static long[] ask(List<Model> models, int times) {
    List<Inference.Request> requests = models.stream().map(LoadedModels::golden).toList();
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      int turn = i % models.size();
      long begin = System.nanoTime();
      Inference.Response response = models.get(turn).infer(requests.get(turn));
      nanos[i] = System.nanoTime() - begin;
      expectGolden(response);
    }
    return nanos;
  }

  /** What a linear model's golden rows ask: 1 in every feature. */
  private static Inference.Request golden(Model model) {
    Signature signature = model.manifest().signature();
    float[] row = new float[signature.columns()];
    Arrays.fill(row, 1);
    Tensor input = Tensor.of(FloatBuffer.wrap(row), 1, row.length);
    return new Inference.Request(
        model.manifest().name(), null, Map.of(signature.input().name(), input));
  }

  /** Their answer: class 1 is the likelier one. */
  private static void expectGolden(Inference.Response response) {
    FloatBuffer answer = response.outputs().values().iterator().next().floats();
    if (answer.get(1) <= answer.get(0)) {
      throw new BenchmarkFailed("%s answers a golden row with 0".formatted(response.model()));
    }
  }
}
