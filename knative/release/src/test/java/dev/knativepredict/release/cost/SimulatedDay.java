package dev.knativepredict.release.cost;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A day of requests at one pod, which Knative starts when one comes and ends some time after the
 * last one. It knows the truth for any such time; Prometheus looks at it every ten seconds.
 *
 * @param arrivals when requests come, in seconds since the day began
 */
record SimulatedDay(List<Double> arrivals) {

  private static final Instant MIDNIGHT = Instant.parse("2026-11-02T00:00:00Z");
  private static final double DAY = 86_400;
  private static final double START = 0.9;
  private static final double SCRAPE = 10;

  /** A pod as it really was. */
  private record Pod(double start, double told, long answers, long cold) {

    double end() {
      return told + PodLife.DRAIN.toSeconds();
    }
  }

  /**
   * Visits of some minutes, more by day than by night.
   *
   * @param visits how many a day
   */
  static SimulatedDay of(int visits, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Double> arrivals = new ArrayList<>();
    for (int i = 0; i < visits; i++) {
      double at = (random.nextDouble() + random.nextDouble()) / 2 * DAY;
      for (int request = random.nextInt(1, 40); request > 0; request--) {
        arrivals.add(at);
        at += 0.2 - 8 * Math.log(1 - random.nextDouble());
      }
    }
    return new SimulatedDay(arrivals.stream().sorted().toList());
  }

  /** What it really costs if a pod is told to end so many seconds after the last request. */
  Cost truth(double retention) {
    double seconds = 0;
    long cold = 0;
    for (Pod pod : pods(retention)) {
      seconds += pod.end() - pod.start;
      cold += pod.cold;
    }
    return new Cost(Duration.ofMillis(Math.round(seconds * 1_000)), cold);
  }

  /** What the tool reads of it: the start is exact, the end is between two scrapes. */
  PastPods seen(double retention, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return new PastPods(
        pods(retention).stream()
            .map(pod -> {
              double last = pod.end() - random.nextDouble() * SCRAPE;
              return new PodLife(at(pod.start), at(last + SCRAPE / 2), pod.answers, pod.cold);
            })
            .toList());
  }

  private List<Pod> pods(double retention) {
    List<Pod> pods = new ArrayList<>();
    int next = 0;
    while (next < arrivals.size()) {
      double start = arrivals.get(next);
      double last = start;
      long cold = 0;
      long answers = 0;
      for (; next < arrivals.size() && arrivals.get(next) <= last + retention; next++) {
        last = arrivals.get(next);
        answers++;
        cold += last <= start + START ? 1 : 0;
      }
      pods.add(new Pod(start, last + retention, answers, cold));
    }
    return pods;
  }

  private static Instant at(double seconds) {
    return MIDNIGHT.plusMillis(Math.round(seconds * 1_000));
  }
}
