package dev.knativepredict.release.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many requests were answered, and how long that took.
 *
 * @param requests how many ended so
 * @param times of answers, without refusals and failures
 */
public record AnswerCounts(Map<Ended, Long> requests, Map<Answered, AnswerTimes> times) {

  /** Nothing was counted. */
  public static final AnswerCounts NONE = new AnswerCounts(Map.of(), Map.of());

  /**
   * How requests ended.
   *
   * @param cold whether the process hadn't answered before
   * @param outcome as in docs/contract.md: {@code ok}, {@code client_error}, {@code overloaded} or
   *     {@code error}
   */
  public record Ended(String revision, boolean cold, String outcome) {

    /** Neither answered nor refused. */
    public boolean failed() {
      return outcome.equals(Contract.ERROR);
    }
  }

  /** Who answered, and whether for the first time. */
  public record Answered(String revision, boolean cold) {}

  public AnswerCounts {
    requests = Map.copyOf(requests);
    times = Map.copyOf(times);
  }

  /** How many requests ended in a way. */
  public long sum(Predicate<Ended> which) {
    return requests.entrySet().stream()
        .filter(ended -> which.test(ended.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How long some answers took. */
  public AnswerTimes times(Predicate<Answered> which) {
    return times.entrySet().stream()
        .filter(answered -> which.test(answered.getKey()))
        .map(Map.Entry::getValue)
        .reduce(AnswerTimes.NONE, AnswerTimes::plus);
  }

  /** Adds up the values of metrics. */
  static final class Tally {

    private final Map<Ended, Long> requests = new HashMap<>();
    private final Map<Answered, AnswerTimes> times = new HashMap<>();

    /** Adds a value with its labels; other metrics are left out. */
    void add(String revision, String metric, Map<String, String> labels, double value) {
      String outcome = labels.getOrDefault(Contract.OUTCOME_LABEL, "");
      boolean cold = Contract.COLD.equals(labels.get(Contract.START_LABEL));
      if (metric.equals(Contract.REQUESTS)) {
        long count = Math.max(0, Math.round(value));
        requests.merge(new Ended(revision, cold, outcome), count, Long::sum);
      } else if (metric.equals(Contract.DURATION_BUCKET) && outcome.equals(Contract.OK)) {
        double bound = AnswerTimes.bound(labels.getOrDefault("le", "+Inf"));
        AnswerTimes one = new AnswerTimes(new TreeMap<>(Map.of(bound, value)));
        times.merge(new Answered(revision, cold), one, AnswerTimes::plus);
      }
    }

    AnswerCounts counts() {
      return new AnswerCounts(requests, times);
    }
  }
}
