package dev.knativepredict.training;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "validate",
    description = "Checks sealed models: seal, signature, golden rows and accuracy.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Mixin SealedDirectories directories = new SealedDirectories();

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress.")
  boolean quiet;

  @Override
  public Integer call() throws Exception {
    return directories.each(directory -> {
      try (Terminal progress = Terminal.of(quiet)) {
        System.out.println(Validate.check(directory, progress));
      }
    });
  }
}
