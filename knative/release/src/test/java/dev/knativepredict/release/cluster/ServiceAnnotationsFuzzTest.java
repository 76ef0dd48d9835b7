package dev.knativepredict.release.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.State;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** A state is read as it was written, or refused. */
class ServiceAnnotationsFuzzTest {

  private static final String STATE =
      """
      {"stable":"predict-1","traffic":[{"revision":"predict-1","percent":100}],"rollout":null,\
      "history":[]}\
      """;

  static Stream<String> seeds() {
    return Stream.of(
        STATE, "", "{}", "null", "[]", STATE.replace("[]", "[null]"), "{\"history\":[]}");
  }

  @MethodSource("seeds")
  @FuzzTest
  void aStateIsReadAsItWasWrittenOrRefused(@NotNull String text) {
    State state = read(text);
    if (state != null) {
      Map<String, String> written = new HashMap<>();
      ServiceAnnotations.write(written, state);
      assertThat(ServiceAnnotations.read(written)).isEqualTo(state);
    }
  }

  private static @Nullable State read(String text) {
    try {
      return ServiceAnnotations.read(Map.of(ServiceAnnotations.STATE, text));
    } catch (Refused e) {
      return null;
    }
  }
}
