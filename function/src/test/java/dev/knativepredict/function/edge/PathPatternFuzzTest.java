package dev.knativepredict.function.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pattern matches what the same pattern matches as a regular expression. */
class PathPatternFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
        Arguments.of("/v2/models/{model}/infer", "/v2/models/credit/infer"),
        Arguments.of("/v2/models/{model}/infer", "/v2/models//infer"),
        Arguments.of("/{a}/{b}", "/x/y"),
        Arguments.of("/{a}/{a}", "/x/x"),
        Arguments.of("/a{b}", "/ab"),
        Arguments.of("/\n{", "/"),
        Arguments.of("/", "/"),
        Arguments.of("", ""),
        Arguments.of("/a/", "/a"));
  }

  @MethodSource("seeds")
  @FuzzTest
  void aPatternMatchesAsARegularExpressionDoes(@NotNull String pattern, @NotNull String path) {
    if (isPattern(pattern)) {
      assertThat(new PathPattern(pattern).match(path)).isEqualTo(variables(pattern, path));
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern(pattern));
    }
  }

  private static boolean isPattern(String text) {
    List<String> variables = variables(text);
    Set<String> different = new HashSet<>(variables);
    return text.startsWith("/")
        && Stream.of(text.split("/", -1)).allMatch(part -> part.matches("[^{}]*|\\{[A-Za-z]+}"))
        && different.size() == variables.size();
  }

  private static List<String> variables(String text) {
    return Pattern.compile("\\{([A-Za-z]+)}").matcher(text).results().map(m -> m.group(1)).toList();
  }

  private static Optional<Map<String, String>> variables(String pattern, String path) {
    String expression =
        Stream.of(pattern.split("/", -1))
            .map(part -> part.startsWith("{") ? "([^/]+)" : Pattern.quote(part))
            .collect(Collectors.joining("/"));
    var found = Pattern.compile(expression).matcher(path);
    if (!found.matches()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (String name : variables(pattern)) {
      variables.put(name, found.group(variables.size() + 1));
    }
    return Optional.of(variables);
  }
}
