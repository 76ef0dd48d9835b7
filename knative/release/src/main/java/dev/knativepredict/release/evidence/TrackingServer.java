package dev.knativepredict.release.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A server of MLflow, asked about the versions of its model registry. It is only read. */
public final class TrackingServer implements AutoCloseable {

  private static final String API = "/api/2.0/mlflow/";
  private static final String REST = API + "model-versions/";
  private static final int MOST_PAGES = 50;
  private static final int PAGE = 200;

  private final BoundedGet http;
  private final String address;
  private final Map<String, String> headers;

  /**
   * A version of a registered model.
   *
   * @param runId of the run that made it; empty if there is none
   */
  public record Version(String number, String runId, Map<String, String> tags) {
    public Version {
      tags = Map.copyOf(tags);
    }
  }

  /**
   * A server that is asked only when something is wanted of it.
   *
   * @param address as in {@code MLFLOW_TRACKING_URI}
   * @param headers that authorize
   */
  public TrackingServer(String address, Map<String, String> headers, Duration timeout) {
    this.address = address.replaceFirst("/+$", "");
    this.headers = Map.copyOf(headers);
    this.http = new BoundedGet(timeout);
  }

  /**
   * A version by its number; empty if the server says that there is none.
   *
   * @throws IOException if it can't be asked
   */
  public Optional<Version> version(String name, String number) throws IOException {
    return oneVersion(REST + "get", Map.of("name", name, "version", number));
  }

  /**
   * The version that an alias is on; empty if it is on none.
   *
   * @throws IOException if it can't be asked
   */
  public Optional<Version> aliased(String name, String alias) throws IOException {
    return oneVersion(API + "registered-models/alias", Map.of("name", name, "alias", alias));
  }

  private Optional<Version> oneVersion(String path, Map<String, String> query) throws IOException {
    HttpResponse<byte[]> answer = ask(path, query);
    return isMissing(answer)
        ? Optional.empty()
        : Optional.of(version(json(answer).path("model_version")));
  }

  /**
   * All versions of a model; none if there is no such model.
   *
   * @throws IOException if it can't be asked
   */
  public List<Version> versions(String name) throws IOException {
    List<Version> versions = new ArrayList<>();
    String page = "";
    for (int i = 0; i < MOST_PAGES; i++) {
      JsonNode answer =
          json(
              ask(
                  REST + "search",
                  Map.of(
                      "filter", "name=\"%s\"".formatted(name),
                      "max_results", Integer.toString(PAGE),
                      "page_token", page)));
      answer.path("model_versions").forEach(one -> versions.add(version(one)));
      page = answer.path("next_page_token").asText("");
      if (page.isEmpty()) {
        break;
      }
    }
    return versions;
  }

  /**
   * The SHA-256 of a version's file {@code MLmodel}; empty if the server says that there is none.
   *
   * @throws IOException if it can't be asked
   */
  public Optional<String> description(String name, String number) throws IOException {
    HttpResponse<byte[]> answer =
        ask(
            "/model-versions/get-artifact",
            Map.of("name", name, "version", number, "path", "MLmodel"));
    return isMissing(answer) ? Optional.empty() : Optional.of(Sha256.of(expected(answer)));
  }

  private HttpResponse<byte[]> ask(String path, Map<String, String> query) throws IOException {
    String text =
        query.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
    return http.send(address + path + text, headers);
  }

  /** A proxy's 404 says nothing of versions. An alias on no version is called invalid. */
  private static boolean isMissing(HttpResponse<byte[]> answer) {
    return switch (answer.statusCode()) {
      case 400 -> error(answer).equals("INVALID_PARAMETER_VALUE");
      case 404 -> error(answer).equals("RESOURCE_DOES_NOT_EXIST");
      default -> false;
    };
  }

  private static String error(HttpResponse<byte[]> answer) {
    return parsed(answer).path("error_code").asText();
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    expected(answer);
    return parsed(answer);
  }

  private static JsonNode parsed(HttpResponse<byte[]> answer) {
    return Predictions.parse(new String(answer.body(), UTF_8));
  }

  private static byte[] expected(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(HttpImageRegistry.problem(answer.uri().getHost(), answer.statusCode()));
    }
    return answer.body();
  }

  private static Version version(JsonNode json) {
    Map<String, String> tags =
        json.path("tags")
            .valueStream()
            .collect(
                Collectors.toMap(
                    tag -> tag.path("key").asText(),
                    tag -> tag.path("value").asText(),
                    (_, last) -> last));
    return new Version(json.path("version").asText(), json.path("run_id").asText(""), tags);
  }

  @Override
  public void close() {
    http.close();
  }

  /** Without what authorizes. */
  @Override
  public String toString() {
    return address;
  }
}
