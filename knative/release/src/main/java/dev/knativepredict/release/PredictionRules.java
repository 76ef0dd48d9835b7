package dev.knativepredict.release;

import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.drift.DriftTest;
import dev.knativepredict.release.evidence.PodPredictions;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * Whether a candidate answers users as the stable revision does: not each request, but on the
 * whole. It only speaks against a candidate: too few rows are no reason to wait.
 *
 * @param most the largest PSI between the predictions of both that passes; 0 lets any pass
 * @param steps how often it is asked in a release; all of them together find an equal candidate
 *     guilty in one of a hundred releases at most
 */
record PredictionRules(double most, int steps) {

  /** One check for each model whose predictions can be compared. */
  List<Check> judge(PodPredictions.Both both) {
    if (most == 0) {
      return List.of();
    }
    return DriftReport.of(both.candidate(), both.stable(), steps).tests().stream()
        .filter(test -> test.compared().isPresent())
        .map(this::check)
        .toList();
  }

  private Check check(DriftTest test) {
    double psi = test.compared().orElseThrow().distances().psi();
    String name = "predictions' distribution";
    Verdict verdict =
        test.isDrift() && psi > most
            ? new Verdict.Unhealthy(
                String.format(
                    Locale.ROOT,
                    "%s: a PSI of %.2f between %d rows of the candidate and %d of stable, more than"
                        + " %.3g",
                    name,
                    psi,
                    test.window().rows(),
                    test.control().rows(),
                    most))
            : new Verdict.Healthy();
    return new Check(name, text(test.control().rows()), text(test.window().rows()), verdict);
  }

  private static String text(long rows) {
    return rows + " rows";
  }
}
