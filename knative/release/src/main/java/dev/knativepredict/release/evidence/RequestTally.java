package dev.knativepredict.release.evidence;

import dev.knativepredict.release.verdict.Latencies;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the counters of a revision's requests. */
final class RequestTally {

  static final String BUCKET = Contract.DURATION + "_bucket";

  private final TreeMap<Double, Long> atMost = new TreeMap<>();
  private long requests;
  private long errors;

  /** Adds one value with its labels, by their names. Those of other metrics are ignored. */
  void add(String metric, Map<String, String> labels, double value) {
    long count = Math.max(0, Math.round(value));
    String outcome = labels.getOrDefault(Contract.OUTCOME_LABEL, "");
    if (metric.equals(Contract.REQUESTS)) {
      requests += count;
      errors += outcome.equals(Contract.ERROR) ? count : 0;
    } else if (metric.equals(BUCKET)
        && outcome.equals(Contract.OK)
        && labels.getOrDefault(Contract.START_LABEL, "").equals(Contract.WARM)) {
      atMost.merge(bound(labels.getOrDefault("le", "+Inf")), count, Long::sum);
    }
  }

  RequestCounts counts() {
    return new RequestCounts(requests, errors, new Latencies.Buckets(atMost));
  }

  private static double bound(String text) {
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }
}
