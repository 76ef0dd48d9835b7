package dev.knativepredict.release.evidence;

import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Latencies;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the function's counters say.
 *
 * @param atMost the answers of a warm process, by how many seconds they took at most
 */
record Counts(long requests, long failed, long rejected, SortedMap<Double, Long> atMost) {

  static final Counts NONE = new Counts(0, 0, 0, new TreeMap<>());

  private static final Pattern SAMPLE =
      Pattern.compile(
          "(?m)^(%s|%s_bucket)\\{([^}]*)} (\\S+)".formatted(Contract.REQUESTS, Contract.DURATION));

  /** Reads metrics in the text format of Prometheus. */
  static Counts of(String metrics) {
    Counts counts = NONE;
    for (Matcher sample = SAMPLE.matcher(metrics); sample.find(); ) {
      long value = Math.round(Double.parseDouble(sample.group(3)));
      counts =
          sample.group(1).equals(Contract.REQUESTS)
              ? counts.plus(ended(label(sample.group(2), Contract.OUTCOME_LABEL), value))
              : counts.plus(took(sample.group(2), value));
    }
    return counts;
  }

  private static Counts ended(String outcome, long value) {
    boolean failed = outcome.equals(Contract.ERROR) || outcome.equals(Contract.OVERLOADED);
    boolean rejected = outcome.equals(Contract.CLIENT_ERROR);
    return new Counts(value, failed ? value : 0, rejected ? value : 0, new TreeMap<>());
  }

  /** A refusal is fast, or as slow as the time limit: neither says how long an answer takes. */
  private static Counts took(String labels, long value) {
    TreeMap<Double, Long> atMost = new TreeMap<>();
    if (label(labels, Contract.OUTCOME_LABEL).equals(Contract.OK)
        && label(labels, Contract.START_LABEL).equals(Contract.WARM)) {
      String bound = label(labels, "le");
      atMost.put(
          bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound), value);
    }
    return new Counts(0, 0, 0, atMost);
  }

  private static String label(String labels, String name) {
    Matcher found = Pattern.compile("(?:^|,)%s=\"([^\"]*)\"".formatted(name)).matcher(labels);
    return found.find() ? found.group(1) : "";
  }

  Counts plus(Counts other) {
    return each(other, Long::sum);
  }

  /** No count is below 0. */
  Counts minus(Counts other) {
    return each(other, (one, less) -> Math.max(0, one - less));
  }

  private Counts each(Counts other, LongBinaryOperator what) {
    TreeMap<Double, Long> buckets = new TreeMap<>(atMost);
    other.atMost.forEach((bound, count) ->
        buckets.merge(bound, what.applyAsLong(0, count), (one, _) -> what.applyAsLong(one, count)));
    return new Counts(
        what.applyAsLong(requests, other.requests),
        what.applyAsLong(failed, other.failed),
        what.applyAsLong(rejected, other.rejected),
        buckets);
  }

  /** Of all requests but the tool's own. */
  Arm without(Arm own) {
    long stillFailed = Math.max(0, failed - own.failed());
    long stillRejected = Math.max(0, rejected - own.rejected());
    long rest = Math.max(stillFailed + stillRejected, requests - own.requests());
    Latencies latencies = new Latencies.Without(new Latencies.Buckets(atMost), own.latencies());
    return new Arm(rest, stillFailed, stillRejected, 0, latencies);
  }
}
