package dev.knativepredict.release.verdict;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** How long the responses of warm processes took. */
public sealed interface Latencies {

  long count();

  /** How many took longer than this. */
  long above(Duration limit);

  /**
   * The time within which a share of them was complete.
   *
   * @param share 0 to 1
   */
  Duration quantile(double share);

  /**
   * All but some, whose times were measured on the way there: they count as slower than they were,
   * so that what is left is slow for certain.
   */
  record Without(Latencies all, Latencies some) implements Latencies {

    @Override
    public long count() {
      return Math.max(0, all.count() - some.count());
    }

    @Override
    public long above(Duration limit) {
      return Math.clamp(all.above(limit) - some.above(limit), 0, count());
    }

    /** Of all: that of some of them isn't known. */
    @Override
    public Duration quantile(double share) {
      return all.quantile(share);
    }
  }

  /** All times, sorted. */
  record Exact(List<Duration> times) implements Latencies {

    public Exact {
      times = times.stream().sorted().toList();
    }

    @Override
    public long count() {
      return times.size();
    }

    @Override
    public long above(Duration limit) {
      return times.stream().filter(took -> took.compareTo(limit) > 0).count();
    }

    @Override
    public Duration quantile(double share) {
      int index = (int) Math.ceil(share * times.size()) - 1;
      return times.isEmpty() ? Duration.ZERO : times.get(Math.clamp(index, 0, times.size() - 1));
    }
  }

  /**
   * A histogram: how many took at most so many seconds. The last bound is infinite.
   *
   * <p>A limit between two bounds is raised to the upper one: only what was surely slow counts.
   */
  record Buckets(SortedMap<Double, Long> atMost) implements Latencies {

    @Override
    public long count() {
      var last = atMost.lastEntry();
      return last == null ? 0 : last.getValue();
    }

    @Override
    public long above(Duration limit) {
      var bound = atMost.tailMap(limit.toNanos() / 1e9).firstEntry();
      return bound == null ? 0 : count() - bound.getValue();
    }

    @Override
    public Duration quantile(double share) {
      for (var bucket : atMost.entrySet()) {
        if (bucket.getValue() >= share * count() && !bucket.getKey().isInfinite()) {
          return Duration.ofNanos(Math.round(bucket.getKey() * 1e9));
        }
      }
      return Duration.ofHours(1);
    }
  }
}
