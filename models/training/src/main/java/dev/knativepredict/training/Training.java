package dev.knativepredict.training;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.training.signature.SignatureCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program. Exit codes: 0 done, 1 a model is refused or broken, 2 usage. */
@Command(
    name = "training",
    description = "Trains models, and checks those that were trained.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Training.TrainCommand.class,
      Training.ValidateCommand.class,
      Training.SignatureCommand.class
    })
public final class Training {

  private Training() {}

  public static void main(String[] arguments) {
    // A card's numbers are not to depend on the country in which it was written.
    Locale.setDefault(Locale.ROOT);
    System.exit(
        new CommandLine(new Training())
            .setExecutionExceptionHandler((e, command, parsed) -> refused(e))
            .execute(arguments));
  }

  private static int refused(Exception e) throws Exception {
    return switch (e) {
      case BadInput _, BelowGate _, BrokenModel _ -> {
        System.err.println(e.getMessage());
        yield 1;
      }
      default -> throw e;
    };
  }

  @Command(
      name = "train",
      description = "Trains, judges and seals a new version, if its accuracy holds the gate.",
      mixinStandardHelpOptions = true)
  static final class TrainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "the model's folder, with its model.yaml")
    Path folder = Path.of("");

    @Option(names = "--as", paramLabel = "VERSION", description = "if unset: the next free number")
    @Nullable Integer version;

    @Override
    public Integer call() throws Exception {
      int number = version == null ? Train.nextVersion(folder) : version;
      System.out.println(Train.train(folder, number, System.err::println));
      return 0;
    }
  }

  @Command(
      name = "validate",
      description = "Checks sealed models: seal, signature, golden rows, accuracy.",
      mixinStandardHelpOptions = true)
  static final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIRECTORY", arity = "1..*", description = "sealed directories")
    List<Path> directories = List.of();

    @Override
    public Integer call() throws Exception {
      int worst = 0;
      for (Path directory : directories) {
        try {
          System.out.println(Validate.check(directory, System.err::println));
        } catch (BadInput | BelowGate | BrokenModel e) {
          worst = Math.max(worst, refused(e));
        }
      }
      return worst;
    }
  }

  @Command(
      name = "signature",
      description = "Compares the models' signatures with those that a revision serves.",
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:no caller breaks, or the change is meant",
        "1:callers would break, or a model is broken",
        "2:wrong usage, or no such revision"
      },
      mixinStandardHelpOptions = true)
  static final class SignatureCommand implements Callable<Integer> {

    @Parameters(
        index = "0",
        paramLabel = "REVISION",
        description = "the revision that is served; 40 zeros if none is")
    String revision = "";

    @Parameters(
        index = "1",
        paramLabel = "REPOSITORY",
        description = "the repository with the models, in its folder models")
    Path repository = Path.of("");

    @Override
    public Integer call() throws Exception {
      return new SignatureCheck(repository.toAbsolutePath(), System.out).since(revision);
    }
  }
}
