package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

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
    try (Caller caller = new HttpCaller(null, timeout)) {
      String path = "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
      TimedResponse response = caller.get(url, path);
      JsonNode result = Predictions.parse(response.body()).at("/data/result");
      if (!response.ok() || !result.isArray()) {
        throw new PrometheusUnreachable("Prometheus at %s: %s".formatted(url, response.text()));
      }
      return result.valueStream().toList();
    }
  }
}
