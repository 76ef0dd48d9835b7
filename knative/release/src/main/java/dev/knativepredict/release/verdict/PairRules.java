package dev.knativepredict.release.verdict;

import java.util.List;
import java.util.Locale;

/** Judges a candidate by how it and the stable revision responded to the same requests. */
public record PairRules(Limits limits) {

  public List<Check> judge(Pairs pairs) {
    return List.of(
        failures(pairs), agreement(pairs), accuracy(pairs), slowdown(pairs), overLimit(pairs));
  }

  private Check failures(Pairs pairs) {
    Arm stable = pairs.stable();
    Arm candidate = pairs.candidate();
    var shares =
        new Shares(
            stable.failed() + stable.rejected(),
            stable.requests(),
            candidate.failed() + candidate.rejected(),
            candidate.requests());
    String name = "same requests: failed or refused";
    Verdict verdict = new Verdict.Healthy();
    if (shares.stableShare() > limits.maxErrors()) {
      verdict = new Verdict.Inconclusive("the stable revision fails: " + shares.stableText());
    } else if (shares.worse(limits, Looks.ONCE, limits.errorDifference())
        || shares.candidateShare() > limits.maxErrors()) {
      verdict =
          new Verdict.Unhealthy(
              "%s: candidate %s, stable %s%s"
                  .formatted(
                      name,
                      shares.candidateText(),
                      shares.stableText(),
                      candidate.faults().text()));
    }
    return new Check(name, shares.stableText(), shares.candidateText(), verdict);
  }

  private Check agreement(Pairs pairs) {
    Verdict verdict = new Verdict.Healthy();
    if (pairs.agreeing() < limits.minAgreement() * pairs.rows()) {
      verdict =
          new Verdict.Unhealthy(
              String.format(
                  Locale.ROOT,
                  "predictions: %d of %d agree with the stable revision, %.0f %% are required",
                  pairs.agreeing(),
                  pairs.rows(),
                  100 * limits.minAgreement()));
    } else if (pairs.rows() < pairs.answers().fewestRows()) {
      verdict =
          new Verdict.Inconclusive(
              "both responded to %d different requests; %d are needed to compare predictions"
                  .formatted(pairs.rows(), pairs.answers().fewestRows()));
    }
    return new Check("predictions", "", pairs.answers().agreement(pairs), verdict);
  }

  private Check accuracy(Pairs pairs) {
    double chance = Shares.chanceOfPairs(pairs.onlyStableRight(), pairs.onlyCandidateRight());
    String better = pairs.answers().better();
    return new Check(
        "%s where only one is, of %d labelled".formatted(better, pairs.labelled()),
        Long.toString(pairs.onlyStableRight()),
        Long.toString(pairs.onlyCandidateRight()),
        chance < limits.significance()
            ? new Verdict.Unhealthy(
                String.format(
                    Locale.ROOT,
                    "labels: only the stable revision is %s on %d rows, only the candidate on"
                        + " %d (p = %.1g)",
                    better,
                    pairs.onlyStableRight(),
                    pairs.onlyCandidateRight(),
                    chance))
            : new Verdict.Healthy());
  }

  /** Both get each request at the same time, so what slows the machine down slows both. */
  private Check slowdown(Pairs pairs) {
    String name =
        String.format(Locale.ROOT, "more than %.3g times slower than the other", limits.slowdown());
    List<Slower> slower = pairs.slower();
    Slower all = slower.getFirst();
    Verdict verdict =
        slower.stream()
            .filter(found -> found.tells(limits.significance() / slower.size()))
            .findFirst()
            .<Verdict>map(found -> new Verdict.Unhealthy(slower(name, found, pairs)))
            .orElse(new Verdict.Healthy());
    return new Check(
        name + ", of %d pairs".formatted(all.timed()),
        "%d; p50 %.1f ms".formatted(all.stable(), median(pairs.stable())),
        "%d; p50 %.1f ms".formatted(all.candidate(), median(pairs.candidate())),
        verdict);
  }

  private static String slower(String name, Slower found, Pairs pairs) {
    return String.format(
        Locale.ROOT,
        "latency: %s in %d of %d pairs%s; p50 %.1f ms, the stable revision's %.1f ms",
        name.replace("the other", "the stable revision"),
        found.candidate(),
        found.timed(),
        found.form().isEmpty() ? "" : " by " + found.form(),
        median(pairs.candidate()),
        median(pairs.stable()));
  }

  private Check overLimit(Pairs pairs) {
    Latencies stable = pairs.stable().latencies();
    Latencies candidate = pairs.candidate().latencies();
    var shares =
        new Shares(
            stable.above(limits.slo()),
            stable.count(),
            candidate.above(limits.slo()),
            candidate.count());
    String name = "responses over the limit of %d ms".formatted(limits.slo().toMillis());
    Verdict verdict = new Verdict.Healthy();
    if (shares.worse(limits, Looks.ONCE, limits.slowDifference())) {
      verdict =
          new Verdict.Unhealthy(
              "%s: candidate %s, stable %s"
                  .formatted(name, shares.candidateText(), shares.stableText()));
    } else if (2 * candidate.count() < pairs.candidate().requests()) {
      verdict =
          new Verdict.Inconclusive(
              "only %d of %d responses of the candidate were warm"
                  .formatted(candidate.count(), pairs.candidate().requests()));
    }
    return new Check(name, shares.stableText(), shares.candidateText(), verdict);
  }

  private static double median(Arm arm) {
    return arm.latencies().quantile(0.5).toNanos() / 1e6;
  }
}
