package dev.knativepredict.training;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "train",
    description =
        "Trains and judges a model. Seals it as a new version if its accuracy reaches the gate.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "The model's folder, with its model.yaml.")
  Path folder = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "VERSION",
      description = "The number of the version. Default: the lowest that is free.")
  @Nullable Integer version;

  @Override
  public Integer call() throws Exception {
    int number = version == null ? Train.nextVersion(folder) : version;
    System.out.println(Train.train(folder, number, System.err::println));
    return 0;
  }
}
