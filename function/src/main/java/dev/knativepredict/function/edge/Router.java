package dev.knativepredict.function.edge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the route of a path: one without variables first. */
final class Router {

  /** A route, and the values of its variables in a path. */
  record Match(Route route, Map<String, String> variables) {}

  private final Map<String, Match> fixed = new HashMap<>();
  private final List<Route> patterns = new ArrayList<>();

  Router(Collection<Route> routes) {
    for (Route route : routes) {
      if (route.path().hasVariables()) {
        patterns.add(route);
      } else if (fixed.put(route.path().text(), new Match(route, Map.of())) != null) {
        throw new IllegalArgumentException("two routes for " + route.path().text());
      }
    }
  }

  @Nullable Match match(String path) {
    Match match = fixed.get(path);
    return match != null || patterns.isEmpty() ? match : matchPattern(path);
  }

  private @Nullable Match matchPattern(String path) {
    for (Route route : patterns) {
      Optional<Map<String, String>> variables = route.path().match(path);
      if (variables.isPresent()) {
        return new Match(route, variables.get());
      }
    }
    return null;
  }
}
