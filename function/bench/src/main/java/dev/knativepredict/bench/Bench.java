package dev.knativepredict.bench;

import dev.knativepredict.bench.server.Broken;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code make bench} and what belongs to it. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the function beside its peers.",
    subcommands = {
      MeasureCommand.class,
      CheckCommand.class,
      GrowthCommand.class,
      ProfileCommand.class
    })
public final class Bench {

  private Bench() {}

  /** Exit codes: 0 done, 1 slower than recorded or not to be measured, 2 usage. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Bench()).setExecutionExceptionHandler(Bench::report).execute(args));
  }

  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof Broken) {
      command.getErr().println("bench: " + e.getMessage());
      return 1;
    }
    throw e;
  }
}
