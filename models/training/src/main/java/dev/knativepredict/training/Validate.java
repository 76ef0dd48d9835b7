package dev.knativepredict.training;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.InvalidGraph;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.judge.GraphCheck;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.judge.Predictor;
import dev.knativepredict.training.judge.Progress;
import dev.knativepredict.training.judge.Retraining;
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
    try (Predictor predictor = new Predictor(directory)) {
      int golden = new GraphCheck(directory, predictor).check();
      Judgement judgement = new Retraining(directory).judge(progress);
      return "%s holds: seal, signature, %d golden rows, %s"
          .formatted(path, golden, judgement.summary());
    } catch (InvalidGraph | RunFailed | IllegalArgumentException e) {
      throw new BrokenModel(path, firstLine(e), e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
