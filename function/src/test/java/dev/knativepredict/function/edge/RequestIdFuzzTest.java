package dev.knativepredict.function.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a caller sends as a name: it is kept if it is harmless, or else replaced. */
class RequestIdFuzzTest {

  static Stream<String> seeds() {
    return Stream.of(
        "", "a-Z_0.9:=+/@", "a b", "a\r\nb", "\u0660", "x".repeat(128), "x".repeat(129));
  }

  @MethodSource("seeds")
  @FuzzTest
  void aNameIsKeptOrMade(@NotNull String sent) {
    String id = RequestId.of(sent);
    if (sent.matches("[A-Za-z0-9._:=+/@-]{1,128}")) {
      assertThat(id).isEqualTo(sent);
    } else {
      assertThat(id).matches("[0-9a-f]{32}");
    }
  }
}
