package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.knativepredict.release.evidence.Exposition.Sample;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels are users' texts: each is read as it was written. Other texts are read or left out. */
class ExpositionFuzzTest {

  static Stream<String> seeds() {
    return Stream.of(
        "",
        "\"",
        "\\",
        "\\\\\"",
        "\n",
        "\\n",
        "\r\u0085\u2028",
        "\"} 3",
        "x=\"1\",y=\"2\"",
        "a{x=\"1\"} 1.2.3",
        "a{x=\"1\"} 9.9E-4 1700000000");
  }

  @MethodSource("seeds")
  @FuzzTest
  void aLabelIsReadAsItWasWritten(@NotNull String text) {
    assertThat(Exposition.samples(text))
        .allSatisfy(sample -> assertThat(sample.value()).isNotNegative());
    String line = "a{x=\"%s\",y=\"1\"} 4\n".formatted(escaped(text));
    assertThat(Exposition.samples(line))
        .containsExactly(new Sample("a", Map.of("x", text, "y", "1"), 4));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
