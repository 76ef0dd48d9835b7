package dev.knativepredict.function.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two headers of a request for a file mean what RFC 9110 says, if they are valid. */
class AssetFuzzTest {

  private static final Asset ASSET = new Asset("text/css", Map.of(), () -> new byte[100]);
  private static final String PLAIN = tag("identity");
  private static final String CODED = tag("gzip");

  private static final Pattern CHOICE =
      Pattern.compile(
          "[ \t]*(?:(?<coding>[!#$%&'*+.^_`|~0-9A-Za-z-]+)"
              + "(?:[ \t]*;[ \t]*[qQ]=(?<weight>0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?[ \t]*)?");
  private static final Pattern TAG =
      Pattern.compile("\\G[ \t]*(?:(?:W/)?(?<tag>\"[!#-~\u0080-\u00ff]*\"))?[ \t]*(?:,|$)");

  static Stream<Arguments> seeds() {
    return Stream.of(
        Arguments.of("br;q=1.0, gzip;q=0.5, *;q=0", "*"),
        Arguments.of("GZip ;\tQ=0.000", "\"x\", W/" + PLAIN),
        Arguments.of("gzip", CODED + ",\"a,b\""),
        Arguments.of(",x-gzip,,gzip", "\"a,*,b\""),
        Arguments.of("gzip;q=0,gzip", "W/" + CODED),
        Arguments.of("gzip;level=9", PLAIN));
  }

  private static String tag(String coding) {
    return String.valueOf(answer(coding, "").headers().get("ETag"));
  }

  private static Response answer(String accepted, String tags) {
    Map<String, String> headers = Map.of("Accept-Encoding", accepted, "If-None-Match", tags);
    var request = new IncomingRequest("GET", "/", headers::get, InputStream.nullInputStream());
    return ASSET.answer(new Request(request, Map.of(), ASSET.headers()));
  }

  @MethodSource("seeds")
  @FuzzTest
  void headersMeanWhatTheirGrammarSays(@NotNull String accepted, @NotNull String tags) {
    Response answer = answer(accepted, tags);
    String tag = String.valueOf(answer.headers().get("ETag"));
    List<MatchResult> choices = choices(accepted);
    if (choices.stream().allMatch(MatchResult::hasMatch) && weights(choices).size() < 2) {
      assertThat(tag).isEqualTo(acceptsGzip(choices) ? CODED : PLAIN);
    }
    List<MatchResult> known = TAG.matcher(tags).results().toList();
    if (tags.equals("*") || (!known.isEmpty() && known.getLast().end() == tags.length())) {
      boolean has = known.stream().anyMatch(each -> tag.equals(each.group("tag")));
      assertThat(answer.status()).isEqualTo(has || tags.equals("*") ? 304 : 200);
    }
  }

  private static List<MatchResult> choices(String accepted) {
    return Stream.of(accepted.split(",", -1)).map(AssetFuzzTest::choice).toList();
  }

  private static MatchResult choice(String text) {
    Matcher choice = CHOICE.matcher(text);
    choice.matches();
    return choice.toMatchResult();
  }

  /** How much gzip is liked: a header that says so twice contradicts itself. */
  private static List<String> weights(List<MatchResult> choices) {
    return choices.stream()
        .filter(choice -> "gzip".equalsIgnoreCase(choice.group("coding")))
        .map(choice -> String.valueOf(choice.group("weight")))
        .toList();
  }

  private static boolean acceptsGzip(List<MatchResult> choices) {
    return weights(choices).stream().anyMatch(weight -> !weight.matches("0(\\.0*)?"));
  }
}
