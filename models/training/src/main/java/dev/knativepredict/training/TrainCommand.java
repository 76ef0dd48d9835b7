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

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress.")
  boolean quiet;

  @Override
  public Integer call() throws Exception {
    long start = System.nanoTime();
    int number = version == null ? Train.nextVersion(folder) : version;
    try (Terminal progress = Terminal.of(quiet)) {
      Path sealed = Train.train(folder, number, progress);
      progress.line("sealed after %d s".formatted((System.nanoTime() - start) / 1_000_000_000));
      System.out.println(sealed);
    }
    return 0;
  }
}
