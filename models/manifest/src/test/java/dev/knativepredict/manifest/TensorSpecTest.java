package dev.knativepredict.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorSpecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "scalar",
      value = {
        "-1 3   | 1 3   | true",
        "-1 3   | 500 3 | true",
        "-1 3   | 0 3   | false",
        "-1 3   | 1 2   | false",
        "-1 3   | 1 6   | false",
        "-1 3   | 3     | false",
        "-1 3   | 1 3 1 | false",
        "2 -1   | 2 9   | true",
        "2 -1   | 1 9   | false",
        "scalar | scalar| true",
        "scalar | 1     | false",
      })
  void aShapeAcceptsDimensions(
      @Nullable String shape, @Nullable String dimensions, boolean accepted) {
    TensorSpec spec = new TensorSpec("x", Datatype.FP32, numbers(shape));

    assertThat(spec.accepts(numbers(dimensions))).isEqualTo(accepted);
  }

  private static List<Long> numbers(@Nullable String text) {
    return text == null
        ? List.of()
        : Stream.of(text.strip().split(" ")).map(Long::valueOf).toList();
  }
}
