package dev.knativepredict.function.protocol.feedback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.knativepredict.function.contract.Environment;
import dev.knativepredict.function.features.Predictions;
import dev.knativepredict.function.feedback.Feedback;
import dev.knativepredict.function.feedback.Match;
import dev.knativepredict.function.inference.Admission;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Tensor;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A body is refused, or each of its labels is for an answer that was given. */
class FeedbackReaderFuzzTest {

  private static final int MOST = 3;
  private static final Json JSON = new Json(16);
  private static final Feedback FEEDBACK =
      new Feedback(
          requireNonNull(Settings.from(Map.of("FEEDBACK_KEY", "k".repeat(32))).feedback()),
          "predict-00001",
          InstantSource.system());
  private static final LoadedModel CREDIT =
      LoadedModel.load(ModelDirectory.open(Environment.CREDIT), new Admission(1, 1), 1);
  private static final String ID = id();
  private static final FeedbackReader READER =
      new FeedbackReader(FEEDBACK.matching(new Models(CREDIT)), MOST);

  private static String id() {
    Tensor probabilities = Tensor.Numbers.of(new float[] {0.1f, 0.9f}, 1, 2);
    Predictions answer =
        new Predictions(CREDIT.manifest(), Map.of("output", probabilities), 1, List.of());
    return FEEDBACK.rowIds().of(answer).getFirst();
  }

  static Stream<String> seeds() {
    return Stream.of(
            "",
            "{\"id\":\"ID\",\"label\":1}",
            "{\"label\":0.0,\"id\":\"ID\"}",
            "{\"feedback\":[{\"id\":\"ID\",\"label\":1},{\"id\":\"ID\",\"label\":0}]}",
            "{\"feedback\":[{\"id\":\"ID\",\"label\":1E9254740993},{},[],null,{\"id\":{}}]}",
            "{\"feedback\":[],\"feedback\":[{\"label\":[{}],\"more\":1}],\"id\":null} x")
        .map(body -> body.replace("ID", ID));
  }

  @MethodSource("seeds")
  @FuzzTest
  void aBodyIsRefusedOrItsLabelsAreForAnswers(@NotNull String text) {
    List<Match.Row> rows;
    try {
      rows = JSON.read(text.getBytes(StandardCharsets.UTF_8), READER::read);
    } catch (Refused e) {
      return;
    }
    assertThat(rows)
        .hasSizeBetween(1, MOST)
        .allMatch(row -> row.by().model().equals("credit"))
        .allMatch(row -> row.predicted().equals("1"))
        .allMatch(row -> row.correct() == row.actual().equals("1"));
  }
}
