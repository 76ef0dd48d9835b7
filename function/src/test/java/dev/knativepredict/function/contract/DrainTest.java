package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrainTest {

  private static final Map<String, String> FUNCTIONS =
      Map.of("FUNCTIONS", UserFunctions.class.getName());

  @Test
  void aProcessThatNobodyAsksGoesOn() throws Exception {
    try (Program program = Program.start(Environment.CREDIT, FUNCTIONS)) {
      program.awaitReady();
      Thread.sleep(1_000);

      assertThat(program.isAlive()).isTrue();
      assertThat(program.isReady()).isTrue();
    }
  }

  @Test
  void aTerminationUnderLoadLosesNoRequest() throws Exception {
    try (Program program = Program.start(Environment.CREDIT, FUNCTIONS)) {
      program.awaitReady();
      Collection<String> lost = new ConcurrentLinkedQueue<>();
      AtomicInteger answered = new AtomicInteger();
      AtomicBoolean routed = new AtomicBoolean(true);
      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        Runnable caller =
            () -> {
              while (routed.get()) {
                try {
                  program.front().predict("{\"features\":[50000,35,720]}").ok();
                  answered.incrementAndGet();
                } catch (AssertionError e) {
                  lost.add(e.toString());
                }
              }
            };
        IntStream.range(0, 8).forEach(_ -> threads.execute(caller));
        awaitAtLeast(answered, 200);
        int before = answered.get();
        program.terminate();
        // Requests go on for a while, as they do until every router has heard of it.
        awaitNotReady(program);
        awaitAtLeast(answered, before + 200);
        routed.set(false);
      }

      assertThat(lost).isEmpty();
      assertThat(program.exitCode()).isZero();
    }
  }

  @Test
  void aSlowRequestIsAnsweredBeforeTheEndAndNotReadyIsSaidFromItsStart() throws Exception {
    try (Program program = Program.start(Environment.CREDIT, FUNCTIONS);
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      program.awaitReady();
      Future<ReceivedResponse> slow = threads.submit(() -> program.front().post("/sleep", "2000"));
      Thread.sleep(300);
      program.terminate();
      awaitNotReady(program);

      assertThat(slow.isDone()).isFalse();
      assertThat(program.front().get("/readyz").status()).isEqualTo(503);
      assertThat(program.front().get("/livez").status()).isEqualTo(200);
      assertThat(slow.get().ok()).hasToString("2000");
      assertThat(program.exitCode()).isZero();
    }
  }

  @Test
  void aRequestThatTakesLongerThanTheDrainDoesNotHoldTheEnd() throws Exception {
    try (Program program =
            Program.start(
                Environment.CREDIT,
                Map.of(
                    "FUNCTIONS",
                    UserFunctions.class.getName(),
                    "DRAIN_TIMEOUT_MS",
                    "500",
                    "REQUEST_TIMEOUT_MS",
                    "60000"));
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      program.awaitReady();
      Future<?> slow = threads.submit(() -> program.front().post("/sleep", "59000"));
      Thread.sleep(300);
      long start = System.nanoTime();
      program.terminate();

      assertThat(program.exitCode()).isZero();
      assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
      assertThat(slow).failsWithin(java.time.Duration.ofSeconds(20));
    }
  }

  @Test
  void beansAreClosedAfterTheLastAnswer() throws Exception {
    Map<String, String> beans = Map.of("FUNCTIONS", ClosedBeans.class.getName());
    try (Program program = Program.start(Environment.CREDIT, beans);
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      program.awaitReady();
      Future<ReceivedResponse> slow = threads.submit(() -> program.front().post("/sleep", "1500"));
      Thread.sleep(300);
      program.terminate();

      assertThat(slow.get().ok()).hasToString("1500");
      assertThat(program.output().lines().filter(line -> line.matches("[a-z ]+")))
          .startsWith("opened", "answered")
          .containsExactlyInAnyOrder(
              "opened", "answered", "closed by annotation", "closed by close", "closed by destroy");
      assertThat(program.exitCode()).isZero();
    }
  }

  private static void awaitAtLeast(AtomicInteger counter, int count) throws InterruptedException {
    for (int i = 0; counter.get() < count && i < 3_000; i++) {
      Thread.sleep(10);
    }
    assertThat(counter.get()).isGreaterThanOrEqualTo(count);
  }

  private static void awaitNotReady(Program program) throws InterruptedException {
    for (int i = 0; program.isReady() && i < 1_000; i++) {
      Thread.sleep(5);
    }
    assertThat(program.front().management("/readyz").status()).isEqualTo(503);
    assertThat(program.isAlive()).isTrue();
  }
}
