package dev.knativepredict.training;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "seal",
    description =
        "Measures a graph that was trained elsewhere. Seals it as a new version if it reaches the gate.",
    mixinStandardHelpOptions = true)
final class SealCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "The model's folder. A model.yaml is written if there is none.")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "GRAPH", description = "The ONNX file.")
  Path graph = Path.of("");

  @Mixin NewVersion version = new NewVersion();

  @Override
  public Integer call() throws Exception {
    version.seal(folder, (number, progress) -> Sealing.seal(folder, graph, number, progress));
    return 0;
  }
}
