package dev.knativepredict.function.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A place in a trace is what a regular expression says that stands for the W3C's grammar. */
class TraceParentFuzzTest {

  private static final Pattern HEADER =
      Pattern.compile(
          "((?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-[0-9a-f]{2})(-.*)?",
          Pattern.DOTALL);

  static Stream<String> seeds() {
    String fields = "-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    return Stream.of(
        "00" + fields,
        "00" + fields + "-more",
        "cc" + fields + "-more",
        "cc" + fields + "more",
        "ff" + fields,
        "00" + fields.replaceAll("[1-9a-f]", "0"));
  }

  @MethodSource("seeds")
  @FuzzTest
  void aHeaderIsWhatTheGrammarSays(@NotNull String header) {
    assertThat(TraceParent.parse(header)).isEqualTo(expected(header));
  }

  private static Optional<TraceParent> expected(String header) {
    var parts = HEADER.matcher(header);
    return parts.matches() && (parts.group(4) == null || !header.startsWith("00"))
        ? Optional.of(new TraceParent(parts.group(2), parts.group(3), parts.group(1)))
        : Optional.empty();
  }
}
