package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A value over time.
 *
 * @param labels what it is told apart by
 * @param values one for each step; not a number where there is none
 */
public record Series(Map<String, String> labels, List<Double> values) {

  /** The value of a label; empty if there is none. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }

  /** Reads an element of a matrix: values at some of the times that were asked for. */
  static Series of(JsonNode found, TimeGrid grid) {
    List<Double> values = new ArrayList<>(Collections.nCopies(grid.steps(), Double.NaN));
    Instant first = grid.ends().getFirst();
    for (JsonNode value : found.path("values")) {
      double seconds = value.path(0).asDouble() - first.toEpochMilli() / 1000.0;
      int step = (int) Math.round(seconds / grid.step().toSeconds());
      if (0 <= step && step < grid.steps()) {
        values.set(step, number(value.path(1).asText()));
      }
    }
    return new Series(PrometheusApi.labels(found), Collections.unmodifiableList(values));
  }

  private static double number(String text) {
    return switch (text) {
      case "NaN", "+Inf", "-Inf" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }
}
