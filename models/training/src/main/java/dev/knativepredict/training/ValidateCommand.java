package dev.knativepredict.training;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.judge.BelowGate;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = "Checks sealed models: seal, signature, golden rows and accuracy.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIRECTORY", arity = "1..*", description = "Sealed model directories.")
  List<Path> directories = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress.")
  boolean quiet;

  @Override
  public Integer call() throws Exception {
    int worst = 0;
    for (Path directory : directories) {
      try (Terminal progress = Terminal.of(quiet)) {
        System.out.println(Validate.check(directory, progress));
      } catch (BadInput | BelowGate | BrokenModel e) {
        worst = Math.max(worst, Training.refused(e));
      }
    }
    return worst;
  }
}
