package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {

  private static final Duration LIMIT = Duration.ofMillis(600);
  private static final String HOURS = "10000000000";

  @TempDir private static Path model;
  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    SlowModel.seal(model);
    String limit = Long.toString(LIMIT.toMillis());
    front =
        FrontEnd.underTest()
            .start(Environment.of(model, "CONCURRENCY", "1", "REQUEST_TIMEOUT_MS", limit));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[0,1," + HOURS + "]", "[[0,1,3],[0,1," + HOURS + "]]"})
  void aRunBeyondItsTimeIsStoppedWithA503(String rows) {
    Instant start = Instant.now();
    ReceivedResponse answer = features(rows);

    assertThat(Duration.between(start, Instant.now())).isBetween(LIMIT, LIMIT.plusSeconds(1));
    assertThat(answer.problem(503).get("detail").stringValue()).isEqualTo("The limit is 600 ms.");
    assertThat(features("[0,1,3]").ok().get("prediction")).hasToString("[1]");
  }

  @Test
  void whoWaitsForARunThatIsStoppedIsAnswered() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(9)) {
      for (int round = 0; round < 3; round++) {
        Future<ReceivedResponse> slow = threads.submit(() -> features("[0,1," + HOURS + "]"));
        Thread.sleep(LIMIT.minusMillis(100));
        List<Future<ReceivedResponse>> waiting =
            IntStream.range(2, 10)
                .mapToObj(i -> threads.submit(() -> features("[0,%d,3]".formatted(i))))
                .toList();

        slow.get().problem(503);
        for (int i = 0; i < waiting.size(); i++) {
          assertThat(waiting.get(i).get().ok().get("probabilities"))
              .hasToString("[[0.0,%d.0]]".formatted(i + 2));
        }
      }
    }
  }

  private static ReceivedResponse features(String rows) {
    return front.predict("{\"features\":%s}".formatted(rows));
  }
}
