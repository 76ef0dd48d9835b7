package dev.knativepredict.function.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A host is what a regular expression says that stands for the grammar of RFC 3986. */
class HostNameFuzzTest {

  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{0,5}))?");

  static Stream<String> seeds() {
    return Stream.of(
        "it", "it:80", "it:", "it:65536", "a b", "me@it", "[::1]:80", "[", "[\u07c9]", "it:\u0661");
  }

  @MethodSource("seeds")
  @FuzzTest
  void aHostIsWhatTheGrammarSays(@NotNull String value) {
    assertThat(HostName.isValid(value)).isEqualTo(isHost(value));
  }

  static boolean isHost(String value) {
    var host = HOST.matcher(value);
    if (!host.matches()) {
      return false;
    }
    String port = host.group("port");
    return port == null || port.isEmpty() || Integer.parseInt(port) <= 65_535;
  }
}
