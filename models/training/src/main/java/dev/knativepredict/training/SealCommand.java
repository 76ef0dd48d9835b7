package dev.knativepredict.training;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--as",
      paramLabel = "VERSION",
      description = "The number of the version. Default: the lowest that is free.")
  @Nullable Integer version;

  @Override
  public Integer call() throws Exception {
    int number = version == null ? Train.nextVersion(folder) : version;
    System.out.println(Sealing.seal(folder, graph, number, System.err::println));
    return 0;
  }
}
