package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphFile;
import dev.knativepredict.onnx.InvalidGraph;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.data.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The file of a graph, and the files beside it that hold its data.
 *
 * @param facts what it says beside its tensors
 */
record GraphFiles(Path file, GraphFile facts) {

  private static final Set<String> OURS =
      Set.of(
          ModelDirectory.MANIFEST,
          Manifest.MODEL,
          Manifest.GOLDEN,
          Manifest.REFERENCE,
          Manifest.CHART,
          Manifest.CARD,
          ModelSpec.FILE);

  static GraphFiles of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(file, Files.exists(file) ? "is no file; name the graph" : "is missing");
    }
    try {
      return new GraphFiles(file, GraphFile.read(file));
    } catch (InvalidGraph e) {
      // It says more of what the file is instead.
      Graph.open(file, 1).close();
      throw e;
    }
  }

  /**
   * Copies the graph as {@code model.onnx}, and the data that it refers to; also what links stand
   * for.
   *
   * @throws BadInput where data are missing, outside of the graph's folder, or named like ours
   */
  void copyTo(Path directory) throws IOException {
    Files.copy(file, directory.resolve(Manifest.MODEL));
    for (String location : facts.dataFiles()) {
      Path inside = Path.of(location).normalize();
      if (inside.isAbsolute() || inside.startsWith("..")) {
        throw new BadInput(
            file,
            "its data are in '%s', outside of its folder; save it again with them beside it"
                .formatted(location));
      }
      copyData(location, directory.resolve(inside), OURS.contains(inside.toString()));
    }
  }

  private void copyData(String location, Path to, boolean ours) throws IOException {
    Path from = file.resolveSibling(location);
    if (ours) {
      throw new BadInput(
          file,
          "its data are in '%s', a name of a sealed model's own files; save it again with another"
              .formatted(location));
    }
    if (!Files.isRegularFile(from)) {
      throw new BadInput(
          file, "its data file '%s' is missing; copy it beside the graph".formatted(location));
    }
    Files.createDirectories(to.resolveSibling(""));
    Files.copy(from, to);
  }
}
