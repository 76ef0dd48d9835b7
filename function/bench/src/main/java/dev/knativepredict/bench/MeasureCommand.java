package dev.knativepredict.bench;

import dev.knativepredict.bench.measure.Plan;
import dev.knativepredict.bench.report.Page;
import dev.knativepredict.bench.report.Run;
import dev.knativepredict.bench.report.Tables;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make bench}: runs the benchmark, prints the tables and saves them. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the benchmark and prints two tables.",
      "A full run is saved in docs/performance.md and docs/performance.json, a quick run in"
          + " docs/performance-quick.json, which 'check' compares with."
    })
final class MeasureCommand implements Callable<Integer> {

  @CommandLine.Mixin private SharedOptions options = new SharedOptions();

  @Option(names = "--quick", description = "run fewer and shorter rounds")
  private boolean quick;

  @Option(names = "--dry-run", description = "print the tables, save nothing")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    Run run = Run.now(options.measurement().run(quick ? Plan.QUICK : Plan.FULL));
    String tables = new Tables(run).markdown();
    System.out.print(tables);
    if (dryRun) {
      return 0;
    }
    if (quick) {
      run.write(options.file(CheckCommand.RECORDED));
    } else {
      run.write(options.file("docs/performance.json"));
      new Page(options.file("docs/performance.md")).replace("tables", tables);
    }
    return 0;
  }
}
