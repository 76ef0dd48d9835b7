package dev.knativepredict.training;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program: {@code training train|validate}. Exit codes: 0 done, 1 refused, 2 usage. */
@Command(
    name = "training",
    description = "Trains models, and checks those that were trained.",
    mixinStandardHelpOptions = true,
    subcommands = Training.TrainCommand.class)
public final class Training {

  private Training() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Training())
        .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
          commandLine.getErr().println(exception.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        })
        .execute(arguments);
  }

  @Command(
      name = "train",
      description = "Trains, judges and seals a new version, if its accuracy holds the gate.",
      mixinStandardHelpOptions = true)
  static final class TrainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "the model's folder, with its model.yaml")
    Path folder = Path.of("");

    @Option(names = "--as", description = "the version; the next free one if unset")
    @Nullable Integer version;

    @Override
    public Integer call() throws Exception {
      int number = version == null ? Train.nextVersion(folder) : version;
      Path sealed = Train.train(folder, number, System.err::println);
      System.out.println(sealed);
      return 0;
    }
  }
}
