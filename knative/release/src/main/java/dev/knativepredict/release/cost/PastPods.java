package dev.knativepredict.release.cost;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All pods of a service within a window, and what they would have cost with other settings. */
public final class PastPods {

  private static final List<Integer> MORE_MINUTES = List.of(1, 5, 15);

  /** Between two pods there was none that served: the second one's callers waited for it. */
  private record Gap(Duration length, long cold) {}

  private final List<PodLife> pods;
  private final List<Gap> gaps;

  /** Looks at pods, in any order. */
  public PastPods(List<PodLife> pods) {
    this.pods = pods.stream().sorted(Comparator.comparing(PodLife::start)).toList();
    this.gaps = gaps(this.pods);
  }

  private static List<Gap> gaps(List<PodLife> pods) {
    List<Gap> gaps = new ArrayList<>();
    Instant served = Instant.MAX;
    for (PodLife pod : pods) {
      if (pod.start().isAfter(served)) {
        gaps.add(new Gap(Duration.between(served, pod.start()), pod.cold()));
        served = pod.told();
      } else if (served.equals(Instant.MAX) || pod.told().isAfter(served)) {
        served = pod.told();
      }
    }
    return gaps;
  }

  public int pods() {
    return pods.size();
  }

  public long answers() {
    return pods.stream().mapToLong(PodLife::answers).sum();
  }

  /** What they have cost. */
  public Cost asItWas() {
    Duration time = pods.stream().map(PodLife::length).reduce(Duration.ZERO, Duration::plus);
    return new Cost(time, pods.stream().mapToLong(PodLife::cold).sum());
  }

  /**
   * What they would have cost if the last pod had been kept longer: Knative's {@code
   * scale-to-zero-pod-retention-period}.
   *
   * @param more how much longer than it was
   */
  public Cost keptLonger(Duration more) {
    Cost cost = asItWas();
    for (Gap gap : gaps) {
      boolean bridged = gap.length.compareTo(more) <= 0;
      cost = bridged ? bridged(cost, gap) : cost.plus(more, 0);
    }
    // The last pod of the window has nobody to wait for it yet.
    return pods.isEmpty() ? cost : cost.plus(more, 0);
  }

  /**
   * What they would have cost if one pod had always been kept: {@code min-scale: "1"}, from the
   * first pod to the last one.
   */
  public Cost alwaysOne() {
    Cost cost = asItWas();
    for (Gap gap : gaps) {
      cost = bridged(cost, gap);
    }
    return cost;
  }

  /** What they have cost, and what they would have: the first is as it was, the last always one. */
  public List<Alternative> alternatives() {
    List<Alternative> alternatives = new ArrayList<>();
    alternatives.add(new Alternative("as it was", asItWas()));
    for (int minutes : MORE_MINUTES) {
      Cost cost = keptLonger(Duration.ofMinutes(minutes));
      alternatives.add(new Alternative(minutes + " min longer", cost));
    }
    alternatives.add(new Alternative("always one", alwaysOne()));
    return alternatives;
  }

  /** One pod goes on, instead of one that drains and another one that starts. */
  private static Cost bridged(Cost cost, Gap gap) {
    return cost.plus(gap.length.minus(PodLife.DRAIN), -gap.cold);
  }
}
