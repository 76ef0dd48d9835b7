package dev.knativepredict.release.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * A release whose requests are drawn, and that is judged as a real one is: a look each half second,
 * steps of 30 seconds, and 300 seconds for 100 requests.
 *
 * @param rates of the tool's own requests per second, and, if they are counted apart, of users'
 * @param shares the candidate's share in each step, 0 to 1
 */
record SimulatedRelease(
    List<Integer> rates,
    List<Double> shares,
    Revision stable,
    Revision candidate,
    SplittableRandom random) {

  private static final double LOOK = 0.5;
  private static final int PAIRS = 200;

  /** The times of the tool's own requests are known; these bounds are nearly as good. */
  private static final double[] OWN =
      DoubleStream.concat(
              DoubleStream.iterate(0.0005, bound -> bound < 0.3, bound -> bound * 1.05),
              DoubleStream.of(Double.POSITIVE_INFINITY))
          .toArray();

  /** Those of the pods' histograms. */
  private static final double[] USERS = {
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
    private final double[] bounds;
    private final long[] took;
    private long requests;
    private long failed;

    Counts(double[] bounds) {
      this.bounds = bounds;
      this.took = new long[bounds.length];
    }

    void add(Revision revision, SplittableRandom random) {
      requests++;
      if (random.nextDouble() < revision.failing) {
        failed++;
        return;
      }
      double seconds = revision.median * Math.exp(0.5 * random.nextGaussian());
      int bucket = 0;
      while (seconds > bounds[bucket]) {
        bucket++;
      }
      took[bucket]++;
    }

    Arm arm() {
      TreeMap<Double, Long> atMost = new TreeMap<>();
      long sum = 0;
      for (int i = 0; i < bounds.length; i++) {
        sum += took[i];
        atMost.put(bounds[i], sum);
      }
      return new Arm(requests, failed, 0, 0, new Latencies.Buckets(atMost));
    }
  }

  /** The requests of one source. */
  private final class Source {
    private final int rate;
    private final double[] bounds;
    private final Counts whole;
    private Counts stableStep;
    private Counts candidateStep;

    Source(int rate, double[] bounds) {
      this.rate = rate;
      this.bounds = bounds;
      this.whole = new Counts(bounds);
      this.stableStep = new Counts(bounds);
      this.candidateStep = new Counts(bounds);
    }

    void begin() {
      stableStep = new Counts(bounds);
      candidateStep = new Counts(bounds);
    }

    void send(double share) {
      int arrivals = arrivals(rate);
      for (int i = 0; i < arrivals; i++) {
        if (random.nextDouble() < share) {
          candidateStep.add(candidate, random);
        } else {
          stableStep.add(stable, random);
          whole.add(stable, random);
        }
      }
    }

    Numbers numbers(double share, long enough, Arm compared) {
      Arm arm = candidateStep.arm();
      if (stableStep.requests >= enough) {
        return new Numbers(stableStep.arm(), arm, 0, Control.CONCURRENT);
      }
      return share == 1 && whole.requests < enough
          ? new Numbers(compared, arm, 0, Control.COMPARISON)
          : new Numbers(whole.arm(), arm, 0, Control.EARLIER);
    }
  }

  End run(Limits limits) {
    LiveRules rules = new LiveRules(limits.of(shares.size() * rates.size()));
    Counts compared = new Counts(OWN);
    for (int i = 0; i < PAIRS; i++) {
      compared.add(stable, random);
    }
    List<Source> sources = new ArrayList<>();
    for (int rate : rates) {
      sources.add(new Source(rate, sources.isEmpty() ? OWN : USERS));
    }
    for (double share : shares) {
      End end = step(rules, share, sources, compared.arm());
      if (end != End.PROMOTED) {
        return end;
      }
    }
    return End.PROMOTED;
  }

  private End step(LiveRules rules, double share, List<Source> sources, Arm compared) {
    long enough = rules.limits().minRequests();
    sources.forEach(Source::begin);
    for (double second = LOOK; second <= 300; second += LOOK) {
      sources.forEach(source -> source.send(share));
      Numbers own = sources.getFirst().numbers(share, enough, compared);
      List<Check> checks = new ArrayList<>(rules.judge(own, share));
      List<Check> alarms = new ArrayList<>(rules.alarm(own, share));
      if (sources.size() > 1) {
        Numbers users = sources.getLast().numbers(share, enough, Arm.NOBODY);
        checks.addAll(new UsersRules(rules).judge(users, share));
        alarms.addAll(new UsersRules(rules).alarm(users, share));
      }
      if (isUnhealthy(alarms)) {
        return End.ROLLED_BACK;
      }
      Verdict verdict = Verdict.of(checks);
      if (second >= 30 && !(verdict instanceof Verdict.Inconclusive)) {
        return verdict instanceof Verdict.Healthy ? End.PROMOTED : End.ROLLED_BACK;
      }
    }
    return End.HELD;
  }

  private int arrivals(int rate) {
    double expected = rate * LOOK;
    return (int) expected + (random.nextDouble() < expected - (int) expected ? 1 : 0);
  }

  private static boolean isUnhealthy(List<Check> checks) {
    return checks.stream().anyMatch(check -> check.verdict() instanceof Verdict.Unhealthy);
  }
}
