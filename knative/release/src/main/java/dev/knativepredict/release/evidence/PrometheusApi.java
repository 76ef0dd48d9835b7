package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.time.TimeGrid;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks a Prometheus.
 *
 * @param timeout how long an answer may take
 */
record PrometheusApi(URI url, Duration timeout) {

  /**
   * The values of a query, each with its labels.
   *
   * @throws PrometheusUnreachable if there is no answer
   */
  List<JsonNode> query(String query) {
    return get("/api/v1/query?query=" + encoded(query));
  }

  /**
   * The values of a query at the end of each step, each series with its labels.
   *
   * @throws PrometheusUnreachable if there is no answer
   */
  List<JsonNode> range(String query, TimeGrid grid) {
    return get(
        "/api/v1/query_range?start=%s&end=%s&step=%d&query=%s"
            .formatted(
                encoded(grid.ends().getFirst().toString()),
                encoded(grid.end().toString()),
                grid.step().toSeconds(),
                encoded(query)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<JsonNode> get(String path) {
    try (Caller caller = new HttpCaller(null, timeout)) {
      TimedResponse response = caller.get(url, path);
      JsonNode result = Predictions.parse(response.body()).at("/data/result");
      if (!response.ok() || !result.isArray()) {
        throw new PrometheusUnreachable("Prometheus at %s: %s".formatted(url, response.text()));
      }
      return result.valueStream().toList();
    }
  }

  /** The labels of a value or a series, by their names. */
  static Map<String, String> labels(JsonNode sample) {
    return sample.path("metric").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().asText()));
  }
}
