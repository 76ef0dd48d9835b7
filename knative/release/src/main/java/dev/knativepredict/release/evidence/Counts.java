package dev.knativepredict.release.evidence;

import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Latencies;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * What the function's counters say.
 *
 * @param atMost the answers of a warm process, by how many seconds they took at most
 */
record Counts(long requests, long failed, long rejected, SortedMap<Double, Long> atMost) {

  static final Counts NONE = new Counts(0, 0, 0, new TreeMap<>());

  /** Reads metrics in the text format of Prometheus. */
  static Counts of(String metrics) {
    return Exposition.samples(metrics).map(Counts::of).reduce(NONE, Counts::plus);
  }

  private static Counts of(Exposition.Sample sample) {
    long value = Math.round(sample.value());
    return switch (sample.metric()) {
      case Contract.REQUESTS -> ended(sample.label(Contract.OUTCOME_LABEL), value);
      case Contract.DURATION_BUCKET -> took(sample, value);
      default -> NONE;
    };
  }

  private static Counts ended(String outcome, long value) {
    boolean failed = outcome.equals(Contract.ERROR) || outcome.equals(Contract.OVERLOADED);
    boolean rejected = outcome.equals(Contract.CLIENT_ERROR);
    return new Counts(value, failed ? value : 0, rejected ? value : 0, new TreeMap<>());
  }

  /** A refusal is fast, or as slow as the time limit: neither says how long an answer takes. */
  private static Counts took(Exposition.Sample sample, long value) {
    TreeMap<Double, Long> atMost = new TreeMap<>();
    if (sample.label(Contract.OUTCOME_LABEL).equals(Contract.OK)
        && sample.label(Contract.START_LABEL).equals(Contract.WARM)) {
      atMost.put(AnswerTimes.bound(sample.label("le")), value);
    }
    return new Counts(0, 0, 0, atMost);
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
