package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.load.ServiceClient;
import dev.knativepredict.e2e.load.TestRequest;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Visits of some seconds, with times without any between them.
 *
 * @param all in order
 * @param request which each visit sends some times
 */
record Visits(List<Visit> all, TestRequest request) {

  private static final int COUNT = 12;

  /** A warm answer takes some milliseconds, one that waits for a pod more than half a second. */
  private static final Duration COLD = Duration.ofMillis(450);

  /**
   * Requests a second or two apart.
   *
   * @param pause since the visit before
   */
  private record Visit(Duration pause, List<Duration> pauses) {}

  /** The same visits for the same seed. */
  static Visits ofSeed(long seed, TestRequest request) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return new Visits(
        IntStream.range(0, COUNT).mapToObj(number -> visit(number, random)).toList(), request);
  }

  /**
   * Pauses that only a pod outlives that is kept for a minute longer, and pauses that none does.
   * None is near such a limit: over a day those cancel out, over twelve visits they don't.
   */
  private static Visit visit(int number, RandomGenerator random) {
    int seconds =
        switch (number % 3) {
          case 0 -> random.nextInt(170, 200);
          case 1 -> random.nextInt(80, 105);
          default -> random.nextInt(20, 45);
        };
    List<Duration> pauses =
        IntStream.range(0, random.nextInt(2, 10))
            .mapToObj(_ -> Duration.ofMillis(random.nextInt(1_000, 2_000)))
            .toList();
    return new Visit(Duration.ofSeconds(number == 0 ? 0 : seconds), pauses);
  }

  int size() {
    return all.size();
  }

  int requests() {
    return all.stream().mapToInt(visit -> visit.pauses.size()).sum();
  }

  /** Sends all of them, and returns how many answers were cold. */
  long replay(ServiceClient client) {
    long cold = 0;
    for (Visit visit : all) {
      Await.pause(visit.pause);
      for (Duration pause : visit.pauses) {
        cold += answerTime(client).compareTo(COLD) > 0 ? 1 : 0;
        Await.pause(pause);
      }
    }
    return cold;
  }

  private Duration answerTime(ServiceClient client) {
    long began = System.nanoTime();
    client.warmUp(request);
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
