package dev.knativepredict.release.verdict;

import java.util.List;
import java.util.Locale;

/**
 * Judges a candidate that has all of the traffic, when nothing of the stable revision can be
 * compared with it: only by the share of failed requests that never passes. How many refusals and
 * slow responses are normal, nobody knows then.
 */
record AloneRules(Limits limits) {

  /** All checks at the end of a step. */
  List<Check> judge(Numbers numbers) {
    Shares shares = failures(numbers);
    Verdict verdict = new Verdict.Healthy();
    if (shares.candidate() < limits.minRequests()) {
      verdict = LiveRules.tooFew("candidate", shares.candidate(), limits);
    } else if (shares.candidateShare() > limits.maxErrors()) {
      verdict = failed(numbers, shares);
    }
    return List.of(check(shares, verdict), LiveRules.wrong(numbers.candidate()));
  }

  /** The checks that can end a step early. */
  List<Check> alarm(Numbers numbers) {
    Shares shares = failures(numbers);
    boolean bad = Looks.ALWAYS.tell(shares, limits.maxErrors(), limits.significance());
    return List.of(
        check(shares, bad ? failed(numbers, shares) : new Verdict.Healthy()),
        LiveRules.wrong(numbers.candidate()));
  }

  private static Shares failures(Numbers numbers) {
    Arm candidate = numbers.candidate().blamed(numbers.lost());
    return new Shares(0, 0, candidate.failed(), candidate.requests());
  }

  private Verdict failed(Numbers numbers, Shares shares) {
    String faults = numbers.candidate().faults().text();
    return new Verdict.Unhealthy("%s: %s%s".formatted(name(), shares.candidateText(), faults));
  }

  private Check check(Shares shares, Verdict verdict) {
    return new Check(name(), shares.stableText(), shares.candidateText(), verdict);
  }

  private String name() {
    return String.format(
        Locale.ROOT,
        "%s, without stable ones to compare with, at most %.3g %%",
        LiveRules.FAILURES,
        100 * limits.maxErrors());
  }
}
