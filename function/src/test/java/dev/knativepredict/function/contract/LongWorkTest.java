package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is computed, probes and metrics answer at once, and time limits are kept. */
class LongWorkTest {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int CALLS = 8;

  @TempDir private static Path model;
  private static Program program;

  @BeforeAll
  static void start() throws Exception {
    SlowModel.seal(model);
    program =
        Program.start(
            model,
            Map.of(
                "FUNCTIONS", UserFunctions.class.getName(),
                "REQUEST_TIMEOUT_MS", Long.toString(LIMIT.toMillis())));
    program.awaitReady();
    program.front().predict("{\"features\":[0,1,3]}").ok();
    // The first scrape makes the metrics library ready; Prometheus comes every few seconds.
    program.front().management("/metrics");
  }

  @AfterAll
  static void end() {
    program.close();
  }

  @Test
  void functionsThatComputeForLongHoldUpNobody() throws Exception {
    assertNobodyWaitsFor(() -> program.front().post("/burn", "5000"));
  }

  @Test
  void graphsThatRunForLongHoldUpNobody() throws Exception {
    assertNobodyWaitsFor(() -> program.front().predict("{\"features\":[0,1,10000000000]}"));
  }

  private static void assertNobodyWaitsFor(Supplier<ReceivedResponse> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLS)) {
      Instant start = Instant.now();
      List<Future<Duration>> calls =
          IntStream.range(0, CALLS)
              .mapToObj(_ -> threads.submit(() -> refusedAfter(start, work)))
              .toList();
      while (Duration.between(start, Instant.now()).compareTo(LIMIT.minusMillis(200)) < 0) {
        assertAtOnce(() -> program.front().get("/livez"));
        assertAtOnce(() -> program.front().management("/livez"));
        assertAtOnce(() -> program.front().management("/metrics"));
      }
      for (Future<Duration> call : calls) {
        assertThat(call.get()).isBetween(LIMIT.minusMillis(100), LIMIT.plusMillis(1_500));
      }
    }
  }

  private static Duration refusedAfter(Instant start, Supplier<ReceivedResponse> work) {
    work.get().problem(503);
    return Duration.between(start, Instant.now());
  }

  private static void assertAtOnce(Supplier<ReceivedResponse> probe) {
    Instant start = Instant.now();
    assertThat(probe.get().status()).isEqualTo(200);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
  }
}
