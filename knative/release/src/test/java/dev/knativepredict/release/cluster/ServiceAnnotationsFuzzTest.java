package dev.knativepredict.release.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.knativepredict.release.traffic.State;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
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
  void aStateIsReadAsItWasWrittenOrSaidToBeNone(@NotNull String text) {
    State state = ServiceAnnotations.read(Map.of(ServiceAnnotations.STATE, text)).state();
    if (state != null) {
      Map<String, String> written = new HashMap<>();
      ServiceAnnotations.write(written, state);
      assertThat(ServiceAnnotations.read(written)).isEqualTo(new StoredState(state, null));
    }
  }
}
