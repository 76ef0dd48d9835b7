package dev.knativepredict.function.inference;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * The threads that carry the virtual ones, on which connections are, and predictions run: one per
 * core. A prediction can't be taken off its carrier while it runs, so a long one gets another
 * carrier in its place, which answers probes and the requests of others meanwhile.
 *
 * <p>A third carrier on two cores from the start would do as well, but with it rounds of load
 * flipped between two speeds on one machine, the lower one a fifth slower.
 */
final class Carriers {

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int MOST =
      Integer.getInteger("jdk.virtualThreadScheduler.maxPoolSize", Math.max(CORES, 256));
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private int extra;
  private long lastNeeded;

  /**
   * Has a carrier in the place of each long prediction. They stay for a while, since one long
   * prediction is likely to be followed by another.
   */
  void replace(int longPredictions) {
    int wanted = Math.min(longPredictions, MOST - CORES);
    long now = System.nanoTime();
    if (wanted >= extra) {
      lastNeeded = now;
    }
    if (wanted != extra && (wanted > extra || now - lastNeeded > KEPT_NANOS)) {
      scheduler().setParallelism(CORES + wanted);
      wake(wanted - extra);
      extra = wanted;
    }
  }

  /**
   * A carrier begins when a virtual thread gets ready to run. Those that got ready before there was
   * room for it would wait until the next one does, if the scheduler has idle carriers already.
   */
  private static void wake(int added) {
    for (int i = 0; i < added; i++) {
      Thread.startVirtualThread(() -> {});
    }
  }

  /** Loaded with the first long prediction: most models have none. */
  private static VirtualThreadSchedulerMXBean scheduler() {
    return ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  }
}
