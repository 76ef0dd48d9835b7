package dev.knativepredict.function.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.contract.Environment;
import dev.knativepredict.function.features.Predictions;
import dev.knativepredict.function.settings.FeedbackSettings;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Tensor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackCostTest {

  private static final int ROUND = 100_000;
  private static final int ROUNDS = 10;
  private static final FeedbackSettings SETTINGS =
      Objects.requireNonNull(Settings.from(Map.of("FEEDBACK_KEY", "k".repeat(32))).feedback());

  private final RowIds ids =
      new Feedback(SETTINGS, "predict-0123456-abcdef", InstantSource.system()).rowIds();

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void anIdIsMadeInLessThanTwoMicroseconds(int rows) {
    Predictions predictions = predictions(rows);
    long fastest =
        IntStream.range(0, ROUNDS).mapToLong(_ -> nanos(predictions)).min().orElseThrow();

    assertThat(Duration.ofNanos(fastest / ROUND)).isLessThan(Duration.ofNanos(2_000));
  }

  private static Predictions predictions(int rows) {
    float[] probabilities = new float[2 * rows];
    for (int row = 0; row < rows; row++) {
      probabilities[2 * row] = 0.1f;
      probabilities[2 * row + 1] = 0.9f;
    }
    return new Predictions(
        ModelDirectory.open(Environment.CREDIT).manifest(),
        Map.of("output", Tensor.Numbers.of(probabilities, rows, 2)),
        rows,
        List.of());
  }

  private long nanos(Predictions predictions) {
    long start = System.nanoTime();
    int made = 0;
    while (made < ROUND) {
      made += ids.of(predictions).size();
    }
    return System.nanoTime() - start;
  }
}
