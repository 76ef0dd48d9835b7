package dev.knativepredict.training;

import ai.onnxruntime.OrtException;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Whether a sealed model still is what its manifest says; the first broken expectation ends it. */
final class Validate {

  private static final double TOLERANCE = 1e-5;

  private Validate() {}

  /**
   * Checks the seal, the graph and its answers, and then the accuracy.
   *
   * @return a line that says what holds
   * @throws BrokenModel where something is not as the manifest says
   * @throws BelowGate where everything is, and it is not accurate enough
   */
  static String check(Path path, Consumer<String> progress) {
    ModelDirectory directory = ModelDirectory.open(path);
    try (OnnxGraph graph = new OnnxGraph(directory.bytes(Manifest.MODEL))) {
      int golden = new GraphCheck(path, directory, graph).check();
      Judgement judgement = new Rejudge(path, directory, graph).judge(progress);
      return "%s holds: seal, signature, %d golden rows, %s"
          .formatted(path, golden, judgement.summary());
    } catch (OrtException e) {
      throw new BrokenModel(path, "onnxruntime refuses it: " + firstLine(e), e);
    } catch (IllegalArgumentException e) {
      throw new BrokenModel(path, firstLine(e), e);
    }
  }

  static boolean near(double[] found, List<Double> expected) {
    for (int i = 0; i < Math.min(found.length, expected.size()); i++) {
      if (!(Math.abs(found[i] - expected.get(i)) <= TOLERANCE)) {
        return false;
      }
    }
    return found.length == expected.size();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
