package dev.knativepredict.e2e.load;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.knativepredict.e2e.load.RequestResult.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The results of all requests of a load. */
public record LoadResult(List<RequestResult> requests) {

  /** The number of requests. */
  public long sent() {
    return requests.size();
  }

  /** The number of requests without a response of status 200. */
  public long failed() {
    return count(Outcome.FAILED);
  }

  /** The number of responses with a wrong prediction. */
  public long wrong() {
    return count(Outcome.WRONG);
  }

  /** Only the requests sent in a time window, its end excluded. */
  public LoadResult between(Instant from, Instant to) {
    return new LoadResult(
        requests.stream().filter(r -> !r.sent().isBefore(from) && r.sent().isBefore(to)).toList());
  }

  /** Only the requests to which a revision responded. */
  public LoadResult ofRevision(String revision) {
    return new LoadResult(requests.stream().filter(r -> r.isFrom(revision)).toList());
  }

  /** The arrival of the last response of a revision; empty if there is none. */
  public Optional<Instant> lastResponseOf(String revision) {
    return ofRevision(revision).requests().stream()
        .map(RequestResult::received)
        .max(Comparator.naturalOrder());
  }

  /**
   * A quantile of the latency; zero if there are no requests.
   *
   * @param share 0.5 for the median, 0.99 for the 99th percentile
   */
  public Duration quantile(double share) {
    return Quantile.of(requests.stream().map(RequestResult::took).toList(), share);
  }

  /** The number of failed requests by kind, for example "503 from predict-00002". */
  public Map<String, Long> failures() {
    return requests.stream()
        .filter(r -> r.outcome() == Outcome.FAILED)
        .collect(groupingBy(LoadResult::kind, TreeMap::new, counting()));
  }

  private static String kind(RequestResult failed) {
    return failed.status() == 0
        ? "no response"
        : "%d from %s"
            .formatted(
                failed.status(),
                failed.revision().isEmpty() ? "an unknown sender" : failed.revision());
  }

  private long count(Outcome outcome) {
    return requests.stream().filter(r -> r.outcome() == outcome).count();
  }
}
