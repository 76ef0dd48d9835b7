package dev.knativepredict.function.edge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A path with variables: {@code /v2/models/{model}/infer}. A variable stands for one whole,
 * non-empty segment.
 */
public record PathPattern(String text) {

  public PathPattern {
    Set<String> names = new HashSet<>();
    for (String segment : segments(text)) {
      boolean bad = isVariable(segment) ? !names.add(segment) : hasBrace(segment);
      if (bad) {
        throw new IllegalArgumentException("'%s' is not a path pattern".formatted(text));
      }
    }
  }

  private static List<String> segments(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("'%s' does not start with /".formatted(path));
    }
    return List.of(path.substring(1).split("/", -1));
  }

  private static boolean isVariable(String segment) {
    return hasBrace(segment) && segment.matches("\\{[a-zA-Z]+}");
  }

  private static boolean hasBrace(String segment) {
    return segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0;
  }

  /** Whether it has variables; without them it is the only path that it matches. */
  boolean hasVariables() {
    return text.indexOf('{') >= 0;
  }

  /** The values of its variables by name, if it matches a path. */
  Optional<Map<String, String>> match(String path) {
    List<String> expected = segments(text);
    List<String> found = path.startsWith("/") ? segments(path) : List.of();
    if (expected.size() != found.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < expected.size(); i++) {
      String segment = expected.get(i);
      if (segment.startsWith("{") && !found.get(i).isEmpty()) {
        variables.put(segment.substring(1, segment.length() - 1), found.get(i));
      } else if (!segment.equals(found.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
