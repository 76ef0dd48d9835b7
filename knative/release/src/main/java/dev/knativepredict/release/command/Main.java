package dev.knativepredict.release.command;

import dev.knativepredict.release.cluster.Client;
import dev.knativepredict.release.cluster.ClusterUnreachable;
import dev.knativepredict.release.evidence.HttpCaller;
import dev.knativepredict.release.plan.Commit;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.report.Json;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Steps;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code release}: reads the command line and ends with an exit code. */
@Command(
    name = "release",
    description = "Releases a model server on Knative step by step, and takes it back.",
    mixinStandardHelpOptions = true,
    version = "release 1.0",
    synopsisSubcommandLabel = "deploy|rollback|promote|status|history|compare|doctor",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or nothing to do",
      "1:refused, or rolled back, or a problem was found",
      "2:the command line is wrong",
      "3:inconclusive: a person has to decide",
      "4:the cluster is out of reach"
    })
public final class Main {

  private static final Map<String, Function<Connections, Callable<Integer>>> COMMANDS =
      Map.of(
          "deploy", DeployCommand::new,
          "rollback", RollbackCommand::new,
          "promote", PromoteCommand::new,
          "status", StatusCommand::new,
          "history", HistoryCommand::new,
          "compare", CompareCommand::new,
          "doctor", DoctorCommand::new);

  private static final int REFUSED = 1;
  private static final int OUT_OF_REACH = 4;

  private Main() {}

  /** What {@code --json} prints if a command is refused or doesn't reach the cluster. */
  private record Failure(String result, String reason) {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Reports and JSON are the same in every language.
    Locale.setDefault(Locale.ROOT);
    HttpCaller.allowHostHeader();
    if (args.length > 0 && COMMANDS.containsKey(args[0])) {
      Client.begin();
    }
    System.exit(command(Connections.REAL, args).execute(args));
  }

  /** Only the command that is asked for is set up: a rollback has no time for the others. */
  static CommandLine command(Connections connections, String... args) {
    CommandLine main = new CommandLine(new Main());
    String asked = args.length == 0 ? "" : args[0];
    COMMANDS.forEach((name, maker) -> {
      if (name.equals(asked) || !COMMANDS.containsKey(asked)) {
        main.addSubcommand(name, maker.apply(connections));
      }
    });
    return main.setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Steps.class, rule(Steps::of))
        .registerConverter(Commit.class, rule(Commit::new))
        .registerConverter(RevisionName.class, rule(RevisionName::new))
        .setExecutionExceptionHandler((e, command, parsed) ->
            switch (e) {
              case Refused refused -> fail(command, "refused", refused.reason(), REFUSED);
              case ClusterUnreachable unreachable ->
                  fail(command, "out of reach", unreachable.reason(), OUT_OF_REACH);
              default -> throw e;
            });
  }

  /** A value that breaks its type's rule makes the command line wrong. */
  private static <T> ITypeConverter<T> rule(Function<String, T> type) {
    return text -> {
      try {
        return type.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static int fail(CommandLine command, String result, String reason, int exitCode) {
    command.getErr().println("release: " + reason);
    if (command.getParseResult().hasMatchedOption("--json")) {
      command.getOut().println(Json.text(new Failure(result, reason)));
    }
    return exitCode;
  }
}
