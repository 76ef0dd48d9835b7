package dev.knativepredict.training;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.judge.BelowGate;
import dev.knativepredict.training.registry.RegistryRefused;
import dev.knativepredict.training.registry.RegistryUnreachable;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program. Exit codes: 0 done, 1 a model is refused or broken, 2 wrong usage, 4 the registry is
 * out of reach.
 */
@Command(
    name = "training",
    description = "Trains and seals models, and checks sealed ones.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TrainCommand.class,
      SealCommand.class,
      ValidateCommand.class,
      SignCommand.class,
      VerifyCommand.class,
      StatementCommand.class,
      PackCommand.class,
      UnpackCommand.class,
      PendingCommand.class,
      ImportCommand.class,
      RegisterCommand.class,
      ChampionCommand.class,
      SignatureCommand.class
    })
public final class Training {

  private Training() {}

  public static void main(String[] arguments) {
    // The numbers in a card don't depend on the country in which it was written.
    Locale.setDefault(Locale.ROOT);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Training())
        .setExecutionExceptionHandler((e, command, parsed) -> refused(e));
  }

  /** Prints why a model is refused, and returns the exit code; throws what is unexpected. */
  static int refused(Exception e) throws Exception {
    return switch (e) {
      case BadInput _, BelowGate _, BrokenModel _, RegistryRefused _ -> {
        System.err.println(e.getMessage());
        yield 1;
      }
      case RegistryUnreachable _ -> {
        System.err.println(e.getMessage());
        yield 4;
      }
      default -> throw e;
    };
  }
}
