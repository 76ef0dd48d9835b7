package dev.knativepredict.bench;

import dev.knativepredict.bench.measure.Plan;
import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.report.Failure;
import dev.knativepredict.bench.report.Run;
import dev.knativepredict.bench.report.Tables;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code make bench-check}: a quick run that fails if a goal is missed or a ratio got worse, in two
 * runs in a row.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the quick benchmark and compares its ratios with docs/performance-quick.json.",
      "Exits with 1 if the same goal fails in two runs in a row: its limit isn't kept, or its ratio"
          + " is worse than in the worst recorded round, and worse than the recorded median by a"
          + " factor of more than 1.25."
    })
final class CheckCommand implements Callable<Integer> {

  static final String RECORDED = "docs/performance-quick.json";

  @CommandLine.Mixin private SharedOptions options = new SharedOptions();

  @Override
  public Integer call() throws Exception {
    Samples recorded = Run.read(options.file(RECORDED)).samples();
    List<Failure> first = failures(recorded);
    if (first.isEmpty()) {
      return passed();
    }
    first.forEach(failure -> SharedOptions.log("measuring again: " + failure));
    List<Failure> again = failures(recorded);
    List<Failure> both =
        again.stream()
            .filter(second -> first.stream().anyMatch(e -> e.goal().equals(second.goal())))
            .toList();
    both.forEach(failure -> System.out.println("failed twice: " + failure));
    return both.isEmpty() ? passed() : 1;
  }

  private List<Failure> failures(Samples recorded) throws Exception {
    Run run = Run.now(options.measurement().run(Plan.QUICK));
    System.out.print(new Tables(run).markdown());
    return Failure.of(recorded, run.samples());
  }

  private static int passed() {
    System.out.println(
        "passed: the goals are met, and no ratio is worse than recorded, apart from noise");
    return 0;
  }
}
