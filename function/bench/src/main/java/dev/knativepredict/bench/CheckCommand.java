package dev.knativepredict.bench;

import dev.knativepredict.bench.measure.Plan;
import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.report.Regression;
import dev.knativepredict.bench.report.Run;
import dev.knativepredict.bench.report.Tables;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measures quickly, and fails where a ratio is worse than the recorded one, twice in a row. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Measures quickly and compares the ratios with docs/performance-quick.json.",
      "Exit code 1 where one is worse than the worst pair recorded, and by a quarter at least,",
      "in this run and in a second one."
    })
final class CheckCommand implements Callable<Integer> {

  static final String RECORDED = "docs/performance-quick.json";

  @CommandLine.Mixin private Setup setup = new Setup();

  @Override
  public Integer call() throws Exception {
    Samples recorded = Run.read(setup.file(RECORDED)).samples();
    List<Regression> first = regressions(recorded);
    if (first.isEmpty()) {
      return good();
    }
    first.forEach(regression -> Setup.say("slower, measured again: " + regression));
    List<Regression> again = regressions(recorded);
    List<Regression> both =
        again.stream()
            .filter(later -> first.stream().anyMatch(e -> e.goal().equals(later.goal())))
            .toList();
    both.forEach(regression -> System.out.println("slower than recorded: " + regression));
    return both.isEmpty() ? good() : 1;
  }

  private List<Regression> regressions(Samples recorded) throws Exception {
    Run run = Run.now(setup.measurement().run(Plan.QUICK));
    System.out.print(new Tables(run).markdown());
    return Regression.between(recorded, run.samples());
  }

  private static int good() {
    System.out.println("no ratio is worse than recorded by more than the noise");
    return 0;
  }
}
