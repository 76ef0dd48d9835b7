package dev.knativepredict.release.verdict;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A release whose requests are drawn, and that is judged as a real one is: a look each half second,
 * steps of 30 seconds, and 300 seconds for 100 requests.
 *
 * @param rate requests per second
 * @param shares the candidate's share in each step, 0 to 1
 */
record SimulatedRelease(
    int rate, List<Double> shares, Revision stable, Revision candidate, SplittableRandom random) {

  private static final double LOOK = 0.5;
  private static final int PAIRS = 200;
  private static final double[] BOUNDS = {
    0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, Double.POSITIVE_INFINITY
  };

  /**
   * How a revision responds.
   *
   * @param failing the share of failed requests
   * @param median in seconds; the others are spread like a log-normal distribution
   */
  record Revision(double failing, double median) {}

  /** How a release ends. */
  enum End {
    PROMOTED,
    ROLLED_BACK,
    HELD
  }

  private static final class Counts {
    private long requests;
    private long failed;
    private final long[] took = new long[BOUNDS.length];

    void add(Revision revision, SplittableRandom random) {
      requests++;
      if (random.nextDouble() < revision.failing) {
        failed++;
        return;
      }
      double seconds = revision.median * Math.exp(0.5 * random.nextGaussian());
      int bucket = 0;
      while (seconds > BOUNDS[bucket]) {
        bucket++;
      }
      took[bucket]++;
    }

    Arm arm() {
      TreeMap<Double, Long> atMost = new TreeMap<>();
      long sum = 0;
      for (int i = 0; i < BOUNDS.length; i++) {
        sum += took[i];
        atMost.put(BOUNDS[i], sum);
      }
      return new Arm(requests, failed, 0, 0, new Latencies.Buckets(atMost));
    }
  }

  End run(Limits limits) {
    LiveRules rules = new LiveRules(limits.of(shares.size()));
    Counts compared = new Counts();
    for (int i = 0; i < PAIRS; i++) {
      compared.add(stable, random);
    }
    Counts whole = new Counts();
    for (double share : shares) {
      End end = step(rules, limits.minRequests(), share, whole, compared);
      if (end != End.PROMOTED) {
        return end;
      }
    }
    return End.PROMOTED;
  }

  private End step(LiveRules rules, long enough, double share, Counts whole, Counts compared) {
    Counts stableStep = new Counts();
    Counts candidateStep = new Counts();
    for (double second = LOOK; second <= 300; second += LOOK) {
      int arrivals = arrivals();
      for (int i = 0; i < arrivals; i++) {
        if (random.nextDouble() < share) {
          candidateStep.add(candidate, random);
        } else {
          stableStep.add(stable, random);
          whole.add(stable, random);
        }
      }
      boolean together = stableStep.requests >= enough;
      boolean none = share == 1 && whole.requests < enough;
      Arm control = (together ? stableStep : none ? compared : whole).arm();
      Numbers numbers =
          new Numbers(
              control,
              candidateStep.arm(),
              0,
              together ? Control.CONCURRENT : none ? Control.COMPARISON : Control.EARLIER);
      if (isUnhealthy(rules.alarm(numbers, share))) {
        return End.ROLLED_BACK;
      }
      Verdict verdict = Verdict.of(rules.judge(numbers, share));
      if (second >= 30 && !(verdict instanceof Verdict.Inconclusive)) {
        return verdict instanceof Verdict.Healthy ? End.PROMOTED : End.ROLLED_BACK;
      }
    }
    return End.HELD;
  }

  private int arrivals() {
    double expected = rate * LOOK;
    return (int) expected + (random.nextDouble() < expected - (int) expected ? 1 : 0);
  }

  private static boolean isUnhealthy(List<Check> checks) {
    return checks.stream().anyMatch(check -> check.verdict() instanceof Verdict.Unhealthy);
  }
}
