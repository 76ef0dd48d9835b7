package dev.knativepredict.function.contract.attack;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was sent and what came back, over the whole suite. */
final class Tally {

  /** Not implemented, too busy, another version of HTTP: the only failures that are right. */
  private static final Set<Integer> ALLOWED = Set.of(501, 503, 505);

  private final LongAdder requests = new LongAdder();
  private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();

  void sent(int count) {
    requests.add(count);
  }

  long sent() {
    return requests.sum();
  }

  void received(int status) {
    statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
  }

  /** How many answers say that the server failed. */
  long failures() {
    return statuses.entrySet().stream()
        .filter(entry -> entry.getKey() >= 500 && !ALLOWED.contains(entry.getKey()))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  @Override
  public String toString() {
    return "%d requests sent; answers by status: %s; %d of 500 or more, other than 501, 503, 505"
        .formatted(requests.sum(), statuses, failures());
  }
}
