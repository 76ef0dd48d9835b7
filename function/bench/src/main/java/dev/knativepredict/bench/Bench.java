package dev.knativepredict.bench;

import dev.knativepredict.bench.server.BenchmarkFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line tool behind {@code make bench}, bench-check, bench-before, bench-growth and
 * profile.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the function and its peers in one run, and compares them.",
    subcommands = {
      MeasureCommand.class,
      CheckCommand.class,
      BeforeCommand.class,
      GrowthCommand.class,
      ProfileCommand.class
    })
public final class Bench {

  private Bench() {}

  /** Exit codes: 0 success, 1 slower than recorded or a failed measurement, 2 wrong usage. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Bench()).setExecutionExceptionHandler(Bench::report).execute(args));
  }

  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof BenchmarkFailed) {
      command.getErr().println("bench: " + e.getMessage());
      return 1;
    }
    throw e;
  }
}
