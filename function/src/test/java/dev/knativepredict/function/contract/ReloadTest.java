package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that come and go while requests are answered. */
class ReloadTest {

  private static final String ROW = "{\"features\":[50000,35,720]}";
  private static final String TENSOR =
      "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[50000,35,720]}]}";

  @Test
  void noRequestIsLostWhileVersionsChange(@TempDir Path root) throws Exception {
    TestRepository repository = new TestRepository(root);
    repository.add(Environment.CREDIT, "credit", 1);
    try (Front front = start(root);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Map<String, Integer> answers = new ConcurrentHashMap<>();
      AtomicBoolean ended = new AtomicBoolean();
      for (String path : new String[] {"/predict", "/models/credit/predict"}) {
        threads.execute(() -> call(front, path, ROW, "version", answers, ended));
      }
      String infer = "/v2/models/credit/infer";
      threads.execute(() -> call(front, infer, TENSOR, "model_version", answers, ended));
      await(answers, "1");
      for (int version = 2; version <= 8; version++) {
        repository.add(Environment.CREDIT, "credit", version);
        await(answers, Integer.toString(version));
        repository.delete("credit", version - 1);
      }
      ended.set(true);
      threads.shutdown();

      assertThat(answers.keySet())
          .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
      assertThat(front.predict(ROW).header("Model-Version")).isEqualTo("8");
      assertThat(front.get("/openapi.json").ok().at("/info/version").stringValue()).isEqualTo("8");
    }
  }

  private static Front start(Path root) throws IOException {
    return FrontEnd.underTest()
        .start(
            Environment.of(
                Environment.CREDIT,
                "MODELS",
                root.toString(),
                "RELOAD_MODELS_MS",
                "20",
                "REQUEST_TIMEOUT_MS",
                "5000"));
  }

  private static void call(
      Front front,
      String path,
      String body,
      String version,
      Map<String, Integer> answers,
      AtomicBoolean ended) {
    while (!ended.get()) {
      ReceivedResponse answer = front.post(path, body);
      answers.merge(
          answer.status() == 200 ? answer.json().get(version).stringValue() : answer.body(),
          1,
          Integer::sum);
    }
  }

  private static void await(Map<String, Integer> answers, String version) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!answers.containsKey(version)) {
      assertThat(Instant.now()).as("%s in %s", version, answers).isBefore(end);
      Thread.onSpinWait();
    }
  }
}
