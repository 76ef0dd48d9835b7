package dev.knativepredict.release.command;

import dev.knativepredict.release.Evidence;
import dev.knativepredict.release.Session;
import dev.knativepredict.release.evidence.Model;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.report.CheckJson;
import dev.knativepredict.release.report.Table;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.Tag;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code release compare}. */
@Command(
    name = "compare",
    description =
        "Sends the same requests to the stable revision and the present candidate, and prints how"
            + " they differ. Changes nothing.")
final class CompareCommand implements Callable<Integer> {

  private final ServiceOptions service;
  @Mixin private final PolicyOptions policy = new PolicyOptions();

  CompareCommand(ServiceOptions service) {
    this.service = service;
  }

  private static void refuseUnlessBothAreThere(FoundTraffic routed) {
    if (routed.url(Tag.CANDIDATE).isEmpty()) {
      throw new Refused("there is no candidate to compare with: no release is under way");
    }
    if (routed.url(Tag.STABLE).isEmpty()) {
      throw new Refused("there is no stable revision to compare the candidate with");
    }
  }

  private record Compared(String verdict, @Nullable String reason, List<CheckJson> checks) {}

  @Override
  public Integer call() {
    try (Session session = service.connect(false)) {
      refuseUnlessBothAreThere(session.service().routed());
      Model model = policy.model();
      List<Check> checks =
          new Evidence(
                  session,
                  policy.policy(model),
                  model,
                  line -> session.progress().say("not seen: " + line))
              .compare();
      Verdict verdict = Verdict.of(checks);
      Table table = new Table("COMPARED", "STABLE", "CANDIDATE", "VERDICT");
      checks.forEach(check ->
          table.row(check.name(), check.stable(), check.candidate(), check.verdict().toString()));
      service.print(
          new Compared(verdict.word(), verdict.why(), CheckJson.of(checks)),
          table.text() + "\n" + verdict);
      return switch (verdict) {
        case Verdict.Healthy healthy -> 0;
        case Verdict.Unhealthy unhealthy -> 1;
        case Verdict.Inconclusive inconclusive -> 3;
      };
    }
  }
}
