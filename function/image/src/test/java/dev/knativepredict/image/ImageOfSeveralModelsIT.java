package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The content of an image of all models, as {@code MODEL_DIR=models make app} makes it, with the
 * jars of the last {@code make image}.
 */
final class ImageOfSeveralModelsIT {

  private static final Layout LAYOUT =
      new Layout(
          Path.of("target/function.libraries"),
          Path.of("../java.modules"),
          Path.of("../jvm.options"),
          Path.of("../../models"));

  @TempDir static Path work;

  private static Builder builder() {
    return new Builder(LAYOUT, Target.of("", ""), work, line -> {});
  }

  @BeforeAll
  static void build() throws Exception {
    builder().layOut();
    Path log = work.resolve("training.log");
    AotCache.train(builder().application(), Protocol.HTTP_1_1, LAYOUT.flags(), log);
  }

  @Test
  void everyModelAnswersWithTheAotCacheAndWithoutAWarning() throws Exception {
    Application application = builder().application();
    assertThat(application.models()).hasSizeGreaterThan(1);
    Path log = work.resolve("function.log");

    // With this mode the JVM ends at once if the cache doesn't fit its jars.
    List<String> options = List.of("-XX:AOTMode=on", "@predict.options");
    try (FunctionProcess function = FunctionProcess.start(options, application, log)) {
      for (Path model : application.models()) {
        assertAnswers(function.client(), ModelDirectory.open(model));
      }
      assertThat(function.client().post("/predict", "{}").status()).isEqualTo(404);
      function.stop();
    }

    assertThat(Files.readString(log)).doesNotContainIgnoringCase("warn");
  }

  private static void assertAnswers(FunctionClient function, ModelDirectory model)
      throws Exception {
    String name = model.manifest().name();
    for (GoldenRow row : GoldenRow.read(model.bytes(Manifest.GOLDEN))) {
      String answer = function.post("/models/%s/predict".formatted(name), row.body()).body();
      assertThat(row.isAnsweredBy(answer.getBytes(StandardCharsets.UTF_8))).as(answer).isTrue();
    }
    Caller.Response tensors =
        function.post(
            "/v2/models/%s/infer".formatted(name), ZeroTensors.body(model.manifest().signature()));
    assertThat(tensors.status()).as(tensors.body()).isEqualTo(200);
    assertThat(tensors.body()).contains("\"model_name\":\"%s\"".formatted(name), "\"outputs\":[{");
  }
}
