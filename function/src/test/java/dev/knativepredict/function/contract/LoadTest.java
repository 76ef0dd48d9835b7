package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {

  @Test
  void manyAtOnceEachGetTheirOwnAnswer() throws Exception {
    try (Front front =
        FrontEnd.underTest().start(Environment.of(Environment.CREDIT, "QUEUE", "1000"))) {
      List<String> bodies = IntStream.range(0, 64).mapToObj(LoadTest::body).toList();
      List<String> expected = bodies.stream().map(body -> front.predict(body).body()).toList();
      assertThat(expected).doesNotHaveDuplicates();

      List<Callable<List<String>>> callers = new ArrayList<>();
      for (String body : bodies) {
        callers.add(
            () -> IntStream.range(0, 20).mapToObj(_ -> front.predict(body).body()).toList());
      }
      try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
        List<Future<List<String>>> answers = threads.invokeAll(callers);
        for (int i = 0; i < 64; i++) {
          assertThat(answers.get(i).get()).containsOnly(expected.get(i));
        }
      }
    }
  }

  /** Every third caller sends rows rather than a row: both take turns on the same session. */
  private static String body(int caller) {
    String row = "[%d,%d,%d]".formatted(3_000 + 2_000 * caller, 18 + caller, 400 + 7 * caller);
    return caller % 3 == 0
        ? "{\"features\":[%s,[50000,35,720]]}".formatted(row)
        : "{\"features\":%s}".formatted(row);
  }

  @Test
  void whatCantWaitIsRefusedWithA503AndCounted() throws IOException {
    try (Front front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    Environment.CREDIT,
                    "CONCURRENCY",
                    "1",
                    "QUEUE",
                    "0",
                    "MAX_ROWS",
                    "100000",
                    "MAX_BODY_BYTES",
                    "10000000"))) {
      Collection<ReceivedResponse> answers = new ConcurrentLinkedQueue<>();
      String rows = "{\"features\":[" + "[50000,35,720],".repeat(50_000) + "[50000,35,720]]}";
      Instant end = Instant.now().plus(Duration.ofSeconds(30));
      Runnable caller =
          () -> {
            while (answers.stream().noneMatch(answer -> answer.status() != 200)
                && Instant.now().isBefore(end)) {
              answers.add(front.predict(rows));
            }
          };
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        IntStream.range(0, 4).forEach(_ -> threads.execute(caller));
      }

      List<ReceivedResponse> refused =
          answers.stream().filter(answer -> answer.status() != 200).toList();
      assertThat(refused).isNotEmpty();
      for (ReceivedResponse answer : refused) {
        answer.problem(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
      }
      assertThat(front.management("/metrics").body())
          .contains("outcome=\"overloaded\"")
          .containsPattern(
              "predict_requests_total\\{.*outcome=\"overloaded\".*} " + refused.size());
    }
  }
}
