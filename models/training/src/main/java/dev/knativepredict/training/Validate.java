package dev.knativepredict.training;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.InvalidGraph;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.judge.GraphCheck;
import dev.knativepredict.training.judge.Progress;
import dev.knativepredict.training.judge.Retraining;
import dev.knativepredict.training.run.ModelRun;
import dev.knativepredict.training.seal.Origin;
import dev.knativepredict.training.seal.Remeasurement;
import java.io.IOException;
import java.nio.file.Path;

/** Whether a sealed model still is what its manifest says. */
final class Validate {

  private Validate() {}

  /**
   * Checks the seal, then the graph and its answers, then the accuracy.
   *
   * @param progress lines for people
   * @return one line that says what was checked
   * @throws BrokenModel at the first thing that is not as the manifest says
   * @throws dev.knativepredict.training.judge.BelowGate where the accuracy is too low
   */
  static String check(Path path, Progress progress) {
    ModelDirectory directory = ModelDirectory.open(path);
    try (Graph graph = Graph.open(directory.file(Manifest.MODEL), 1);
        ModelRun run = new ModelRun(graph, directory.manifest().signature())) {
      int golden = new GraphCheck(directory, run).check();
      String quality =
          Origin.isElsewhere(directory.manifest())
              ? new Remeasurement(directory, graph).summary(progress)
              : new Retraining(directory).judge(progress).summary();
      return "%s holds: seal, signature, %d golden rows, %s".formatted(path, golden, quality);
    } catch (InvalidGraph | RunFailed | IOException | IllegalArgumentException e) {
      throw new BrokenModel(path, firstLine(e), e);
    }
  }

  static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
