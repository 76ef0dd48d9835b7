package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Client;
import dev.knativepredict.release.cluster.OutOfReach;
import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.plan.Commit;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Steps;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code release}: an image in, revisions and their shares of the traffic out. */
@Command(
    name = "release",
    description = "Releases a model server on Knative, step by step, and takes it back.",
    mixinStandardHelpOptions = true,
    version = "release 1.0",
    synopsisSubcommandLabel = "deploy|rollback|promote|status|history|compare",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:refused, or rolled back",
      "2:the command line is wrong",
      "3:inconclusive: somebody has to decide",
      "4:the cluster is out of reach"
    })
public final class Main {

  private static final Map<String, Class<?>> COMMANDS =
      Map.of(
          "deploy", DeployCommand.class,
          "rollback", RollbackCommand.class,
          "promote", PromoteCommand.class,
          "status", StatusCommand.class,
          "history", HistoryCommand.class,
          "compare", CompareCommand.class);

  private static final int REFUSED = 1;
  private static final int OUT_OF_REACH = 4;

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    Caller.allowHostHeader();
    if (args.length > 0 && COMMANDS.containsKey(args[0])) {
      Client.begin();
    }
    System.exit(command(args).execute(args));
  }

  /** Only the command that is asked for is looked at: a rollback has no time for the others. */
  static CommandLine command(String... args) {
    CommandLine main = new CommandLine(new Main());
    String asked = args.length == 0 ? "" : args[0];
    COMMANDS.forEach((name, type) -> {
      if (name.equals(asked) || !COMMANDS.containsKey(asked)) {
        main.addSubcommand(name, type);
      }
    });
    return main.setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Steps.class, rule(Steps::of))
        .registerConverter(Commit.class, rule(Commit::new))
        .registerConverter(RevisionName.class, rule(RevisionName::new))
        .setExecutionExceptionHandler((e, command, parsed) ->
            switch (e) {
              case Refused refused -> say(command, refused.reason(), REFUSED);
              case OutOfReach far -> say(command, far.reason(), OUT_OF_REACH);
              default -> throw e;
            });
  }

  /** A value that breaks its type's rule is a wrong command line. */
  private static <T> ITypeConverter<T> rule(Function<String, T> type) {
    return text -> {
      try {
        return type.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static int say(CommandLine command, String message, int exitCode) {
    command.getErr().println("release: " + message);
    if (command.getParseResult().hasMatchedOption("--json")) {
      String result = exitCode == REFUSED ? "refused" : "out of reach";
      command.getOut().println(Json.text(Map.of("result", result, "reason", message)));
    }
    return exitCode;
  }
}
