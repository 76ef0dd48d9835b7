package dev.knativepredict.release.command;

import dev.knativepredict.release.api.ApiServers;
import dev.knativepredict.release.api.UnusableKubeconfig;
import dev.knativepredict.release.evidence.HttpCaller;
import dev.knativepredict.release.plan.Commit;
import dev.knativepredict.release.plan.OutOfReach;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.report.Json;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Steps;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** {@code release}: reads the command line and ends with an exit code. */
public final class Main {

  private static final Map<String, Function<ServiceOptions, CommandSpec>> COMMANDS = commands();

  static final IFactory FACTORY = new LateFactory();

  private static final String VERSION = "release 1.0";
  private static final int REFUSED = 1;
  static final int OUT_OF_REACH = 4;
  static final int DIFFERENT = 5;

  private Main() {}

  /** In the order of the help. */
  private static Map<String, Function<ServiceOptions, CommandSpec>> commands() {
    var commands = new LinkedHashMap<String, Function<ServiceOptions, CommandSpec>>();
    commands.put("deploy", service -> annotated(new DeployCommand(service.writing())));
    commands.put("status", service -> new StatusCommand(service.comparing()).spec());
    commands.put("history", service -> annotated(new HistoryCommand(service)));
    commands.put("compare", service -> annotated(new CompareCommand(service)));
    commands.put("promote", service -> annotated(new PromoteCommand(service.writing())));
    commands.put("rollback", service -> new RollbackCommand(service.writing()).spec());
    commands.put("sync", service -> annotated(new SyncCommand(service.comparing())));
    commands.put("doctor", service -> annotated(new DoctorCommand(service)));
    commands.put("drift", service -> annotated(new DriftCommand(service)));
    commands.put("report", service -> annotated(new ReportCommand(service)));
    commands.put("guard", service -> annotated(new GuardCommand(service.writing())));
    return commands;
  }

  /** What {@code --json} prints if a command is refused or doesn't reach the cluster. */
  private record Failure(String result, String reason) {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Reports and JSON are the same in every language.
    Locale.setDefault(Locale.ROOT);
    HttpCaller.allowHostHeader();
    if (args.length > 0 && COMMANDS.containsKey(args[0])) {
      ApiServers.begin();
    }
    System.exit(command(Connections.REAL, args).execute(args));
  }

  /** Only the command that is asked for is set up: a rollback has no time for the others. */
  static CommandLine command(Connections connections, String... args) {
    CommandSpec main = described();
    String asked = args.length == 0 ? "" : args[0];
    COMMANDS.forEach((name, maker) -> {
      if (name.equals(asked) || !COMMANDS.containsKey(asked)) {
        main.addSubcommand(name, subcommand(maker, new ServiceOptions(connections)));
      }
    });
    return new CommandLine(main, FACTORY)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(URI.class, new Values.HttpUrl())
        .registerConverter(Steps.class, rule(Steps::of))
        .registerConverter(Commit.class, rule(Commit::new))
        .registerConverter(RevisionName.class, rule(RevisionName::new))
        .registerConverter(Against.class, rule(Against::of))
        .setExecutionExceptionHandler((e, command, parsed) ->
            switch (e) {
              case Refused refused -> fail(command, "refused", refused.reason(), REFUSED);
              case UnusableKubeconfig unusable ->
                  fail(command, "out of reach", unusable.reason(), OUT_OF_REACH);
              case OutOfReach unreachable ->
                  fail(command, "out of reach", unreachable.reason(), OUT_OF_REACH);
              default -> throw e;
            });
  }

  private static CommandSpec described() {
    CommandSpec main = withHelp(CommandSpec.wrapWithoutInspection(null, FACTORY).name("release"));
    var exitCodes = new LinkedHashMap<String, String>();
    exitCodes.put("0", "done, or nothing to do");
    exitCodes.put("1", "refused, or rolled back, or a problem, drift or something bad was found");
    exitCodes.put("2", "the command line is wrong");
    exitCodes.put("3", "inconclusive: a person has to decide");
    exitCodes.put("4", "the cluster, Prometheus or git is out of reach");
    exitCodes.put("5", "git doesn't say what the cluster has");
    main.usageMessage()
        .description("Releases a model server on Knative step by step, and takes it back.")
        .synopsisSubcommandLabel("COMMAND")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes);
    return main;
  }

  private static CommandLine subcommand(
      Function<ServiceOptions, CommandSpec> maker, ServiceOptions service) {
    CommandSpec spec = withHelp(service.addTo(maker.apply(service)));
    spec.usageMessage().sortOptions(false).sortSynopsis(false);
    return new CommandLine(spec, FACTORY);
  }

  private static CommandSpec annotated(Object command) {
    return CommandSpec.forAnnotatedObject(command);
  }

  /** As picocli's own options, which are made by annotations. */
  private static CommandSpec withHelp(CommandSpec spec) {
    var help = OptionSpec.builder("-h", "--help").usageHelp(true).type(boolean.class);
    var version = OptionSpec.builder("-V", "--version").versionHelp(true).type(boolean.class);
    return spec.version(VERSION)
        .addOption(help.description("Show this help message and exit.").build())
        .addOption(version.description("Print version information and exit.").build());
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
