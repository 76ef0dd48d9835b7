package dev.knativepredict.function.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarriersTest {

  private static final VirtualThreadSchedulerMXBean SCHEDULER =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  private final int cores = SCHEDULER.getParallelism();

  @AfterEach
  void setBack() {
    SCHEDULER.setParallelism(cores);
  }

  @Test
  void whatWaitedBeforeThereWereMoreCarriersRunsAtOnce() throws InterruptedException {
    haveIdleCarriers();
    try (Taken _ = new Taken(cores)) {
      CountDownLatch waiting = new CountDownLatch(1);
      Thread.startVirtualThread(waiting::countDown);
      assertThat(waiting.await(200, TimeUnit.MILLISECONDS)).as("all carriers are taken").isFalse();

      new Carriers().replace(cores);

      assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** As after an earlier time of long work, or after waits in which the JDK added some. */
  private void haveIdleCarriers() throws InterruptedException {
    SCHEDULER.setParallelism(3 * cores);
    new Taken(3 * cores).close();
    SCHEDULER.setParallelism(cores);
  }

  /** Threads that hold their carriers. */
  private static final class Taken implements AutoCloseable {

    private final CountDownLatch begun;
    private final CountDownLatch ended;
    private volatile boolean held = true;

    Taken(int carriers) throws InterruptedException {
      begun = new CountDownLatch(carriers);
      ended = new CountDownLatch(carriers);
      IntStream.range(0, carriers).forEach(_ -> Thread.startVirtualThread(this::hold));
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void hold() {
      begun.countDown();
      while (held) {
        Thread.onSpinWait();
      }
      ended.countDown();
    }

    @Override
    public void close() {
      held = false;
      while (ended.getCount() > 0) {
        Thread.onSpinWait();
      }
    }
  }
}
