package dev.knativepredict.release;

import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code release compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Sends the same requests to the stable revision and the candidate that is there, and says"
            + " how they differ. Changes nothing.")
final class CompareCommand implements Callable<Integer> {

  @Mixin private final Where where = new Where();
  @Mixin private final JudgeOptions judge = new JudgeOptions();

  @Override
  public Integer call() {
    try (var cluster = where.cluster(false);
        var caller = where.caller()) {
      Session session = where.session(cluster, caller);
      List<Check> checks = new Evidence(session, judge.settings(), judge.model()).compare();
      Verdict verdict = Verdict.of(checks);
      Table table = new Table("COMPARED", "STABLE", "CANDIDATE", "VERDICT");
      checks.forEach(check ->
          table.row(check.name(), check.stable(), check.candidate(), check.verdict().toString()));
      where.print(
          Map.of("verdict", verdict.toString(), "checks", checks), table.text() + "\n" + verdict);
      return switch (verdict) {
        case Verdict.Healthy healthy -> 0;
        case Verdict.Unhealthy unhealthy -> 1;
        case Verdict.Inconclusive inconclusive -> 3;
      };
    }
  }
}
