package dev.knativepredict.release.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges a candidate that has a share of the traffic, beside the stable revision. */
public record LiveRules(Limits limits, Looks looks) {

  /** The check that only requests with a known answer can have. */
  public static final String WRONG = "wrong responses";

  /** The check of what no user should get; more may follow in its name. */
  public static final String FAILURES = "requests failed (5xx or no response)";

  /** At the end of a step. */
  public LiveRules(Limits limits) {
    this(limits, Looks.ONCE);
  }

  /**
   * All checks at the end of a step.
   *
   * @param share the candidate's share, 0 to 1
   */
  public List<Check> judge(Numbers numbers, double share) {
    if (isAlone(numbers, share)) {
      return new AloneRules(limits).judge(numbers);
    }
    List<Check> checks = new ArrayList<>(answers(numbers, share));
    checks.add(slower("responses over the limit of " + text(limits.slo()), numbers, limits.slo()));
    Latencies stable = numbers.stable().latencies();
    if (numbers.control() == Control.CONCURRENT && stable.count() > 0) {
      Duration limit = times(stable.quantile(0.95), limits.slowdown());
      String name =
          String.format(
              Locale.ROOT,
              "responses over %.3g times stable's p95, %s",
              limits.slowdown(),
              text(limit));
      checks.add(slower(name, numbers, limit));
      checks.add(mostlySlower(numbers));
    }
    return checks;
  }

  /**
   * The checks that can end a step early. Slowness can't: a few responses say little about it, and
   * it does little harm in the seconds that are left.
   */
  public List<Check> alarm(Numbers numbers, double share) {
    return isAlone(numbers, share)
        ? new AloneRules(limits).alarm(numbers)
        : new LiveRules(limits.open(), Looks.ALWAYS).answers(numbers, share);
  }

  private static boolean isAlone(Numbers numbers, double share) {
    return share == 1 && numbers.stable().requests() == 0;
  }

  private List<Check> answers(Numbers numbers, double share) {
    Arm stable = numbers.stable();
    Arm candidate = numbers.candidate();
    var rejected =
        new Shares(
            stable.rejected(), stable.requests(), candidate.rejected(), candidate.requests());
    return List.of(
        failures(numbers, share),
        compared(
            "requests refused (4xx)" + numbers.control().note(),
            rejected,
            limits.errorDifference(),
            candidate.faults()),
        wrong(candidate));
  }

  private Check failures(Numbers numbers, double share) {
    long lost = numbers.lost();
    Arm candidate = numbers.candidate().blamed(lost);
    Arm stable = numbers.stable();
    var shares =
        new Shares(stable.failed(), stable.requests(), candidate.failed(), candidate.requests());
    String name = FAILURES + numbers.control().note();
    long all = stable.requests() + candidate.requests();
    // A candidate can't lose more than it gets: something else in the cluster fails as well.
    if (lost > 0 && share < 1 && Shares.chanceOf(lost, all, share) < limits.significance() / 10) {
      String reason =
          "%d of %d requests got no response, more than the candidate got: it isn't the only cause"
              .formatted(lost, all);
      return check(name, shares, new Verdict.Inconclusive(reason));
    }
    if (stable.requests() > 0 && shares.stableShare() > limits.maxErrors()) {
      String reason = "the stable revision fails as well: " + shares.stableText();
      return check(name, shares, new Verdict.Inconclusive(reason));
    }
    if (shares.candidate() >= limits.minRequests()
        && shares.candidateShare() > limits.maxErrors()) {
      return check(
          name,
          shares,
          new Verdict.Unhealthy(name + ": " + shares.candidateText() + candidate.faults().text()));
    }
    return compared(name, shares, limits.errorDifference(), candidate.faults());
  }

  private Check slower(String name, Numbers numbers, Duration limit) {
    Latencies stable = numbers.stable().latencies();
    Latencies candidate = numbers.candidate().latencies();
    var shares =
        new Shares(stable.above(limit), stable.count(), candidate.above(limit), candidate.count());
    return compared(
        name + numbers.control().note(), shares, limits.slowDifference(), Faults.UNKNOWN);
  }

  /**
   * Whether the candidate's times are more than so many times stable's: then more of them are over
   * so many times stable's p50 than stable's are over p50 itself.
   */
  private Check mostlySlower(Numbers numbers) {
    Latencies stable = numbers.stable().latencies();
    Latencies candidate = numbers.candidate().latencies();
    Duration median = stable.quantile(0.5);
    Duration limit = later(times(median, limits.slowdown()), median.plus(Pairs.NOISE));
    var shares =
        new Shares(stable.above(median), stable.count(), candidate.above(limit), candidate.count());
    String name =
        "responses over p50, %s; the candidate's over %s".formatted(text(median), text(limit));
    return compared(name, shares, 0, Faults.UNKNOWN);
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  static Check wrong(Arm candidate) {
    var shares = new Shares(0, 0, candidate.wrong(), candidate.requests());
    return check(
        WRONG,
        shares,
        candidate.wrong() == 0
            ? new Verdict.Healthy()
            : new Verdict.Unhealthy(
                WRONG + ": " + shares.candidateText() + candidate.faults().text()));
  }

  private Check compared(String name, Shares shares, double tolerated, Faults faults) {
    if (shares.candidate() < limits.minRequests()) {
      return check(name, shares, tooFew("candidate", shares.candidate(), limits));
    }
    if (shares.stable() < limits.minRequests()) {
      return check(name, shares, tooFew("stable revision", shares.stable(), limits));
    }
    if (shares.worse(limits, looks, tolerated)) {
      String reason =
          String.format(
              Locale.ROOT,
              "%s: candidate %s, stable %s (p = %.1g)%s",
              name,
              shares.candidateText(),
              shares.stableText(),
              shares.chance(),
              faults.text());
      return check(name, shares, new Verdict.Unhealthy(reason));
    }
    return check(name, shares, new Verdict.Healthy());
  }

  static Verdict tooFew(String whose, long requests, Limits limits) {
    return new Verdict.Inconclusive(
        "%d warm requests to the %s, %d are needed"
            .formatted(requests, whose, limits.minRequests()));
  }

  private static Check check(String name, Shares shares, Verdict verdict) {
    return new Check(name, shares.stableText(), shares.candidateText(), verdict);
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() * factor));
  }

  private static String text(Duration duration) {
    return String.format(Locale.ROOT, "%.3g ms", duration.toNanos() / 1e6);
  }
}
