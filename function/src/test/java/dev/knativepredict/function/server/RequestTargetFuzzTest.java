package dev.knativepredict.function.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A path is as it was sent, and only a whole URI with a valid host loses its beginning. */
class RequestTargetFuzzTest {

  private static final Pattern WHOLE_URI =
      Pattern.compile("(?i:https?)://([^/]*)(.*)", Pattern.DOTALL);

  static Stream<String> seeds() {
    return Stream.of(
        "/predict?x=/y",
        "//it/predict",
        "*",
        "it:80",
        "HTTP://it:80/predict?x",
        "https://it",
        "http://it?x",
        "http://me@it/predict",
        "http:///predict",
        "ftp://it/predict");
  }

  @MethodSource("seeds")
  @FuzzTest
  void thePathIsWhatWasSent(@NotNull String sent) {
    assertThat(new RequestTarget(sent).path()).isEqualTo(path(sent));
  }

  static String path(String sent) {
    String target = sent.split("\\?", 2)[0];
    var uri = WHOLE_URI.matcher(target);
    if (!uri.matches() || !HostNameFuzzTest.isHost(uri.group(1))) {
      return target;
    }
    return uri.group(2).isEmpty() ? "/" : uri.group(2);
  }
}
