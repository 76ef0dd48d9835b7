package dev.knativepredict.e2e.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Prometheus that scrapes the cluster by the files of {@code knative/monitoring}.
 *
 * @param url its address
 */
public record Prometheus(URI url) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The Prometheus that the environment names, if it answers. */
  public static Optional<Prometheus> ofEnvironment() {
    return Optional.ofNullable(System.getenv("PROMETHEUS"))
        .map(url -> new Prometheus(URI.create(url)))
        .filter(Prometheus::answers);
  }

  private boolean answers() {
    try {
      return !call("status/buildinfo").isEmpty();
    } catch (IllegalStateException nobodyThere) {
      return false;
    }
  }

  /** The values of an instant query by the value of one label of its series. */
  public Map<String, Double> values(String query, String label) {
    Map<String, Double> values = new HashMap<>();
    for (JsonNode sample : result(query)) {
      values.put(sample.path("metric").path(label).asString(), value(sample));
    }
    return values;
  }

  /** How many series an instant query finds whose value is a number. */
  public long series(String query) {
    return result(query).valueStream().filter(sample -> !Double.isNaN(value(sample))).count();
  }

  /** The names of the alerts that fire now for a namespace. */
  public Set<String> firing(String namespace) {
    return call("alerts")
        .path("alerts")
        .valueStream()
        .filter(alert -> alert.path("state").asString().equals("firing"))
        .map(alert -> alert.path("labels"))
        .filter(labels -> labels.path("namespace").asString().equals(namespace))
        .map(labels -> labels.path("alertname").asString())
        .collect(Collectors.toSet());
  }

  /** The names of all alerts, each with how long its condition has to hold. */
  public Map<String, Duration> alerts() {
    Map<String, Duration> alerts = new HashMap<>();
    for (JsonNode group : call("rules?type=alert").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        alerts.put(
            rule.path("name").asString(), Duration.ofSeconds(rule.path("duration").asLong()));
      }
    }
    return alerts;
  }

  private JsonNode result(String query) {
    return call("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)).path("result");
  }

  private static double value(JsonNode sample) {
    return Double.parseDouble(sample.path("value").path(1).asString());
  }

  private JsonNode call(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/api/v1/" + path)).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("%s: %s".formatted(path, response.body()));
      }
      return JSON.readTree(response.body()).path("data");
    } catch (IOException e) {
      throw new IllegalStateException("%s: %s".formatted(url, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
