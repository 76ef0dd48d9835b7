package dev.knativepredict.training;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "train",
    description =
        "Trains and judges a model. Seals it as a new version if its accuracy reaches the gate.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "The model's folder, with its model.yaml.")
  Path folder = Path.of("");

  @Mixin NewVersion version = new NewVersion();

  @Override
  public Integer call() throws Exception {
    version.seal(folder, (number, progress) -> Train.train(folder, number, progress));
    return 0;
  }
}
