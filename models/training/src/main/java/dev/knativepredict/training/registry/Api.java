package dev.knativepredict.training.registry;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MLflow's REST API: its JSON, and its way to say no. */
final class Api implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String REST = "/api/2.0/mlflow/";
  private static final int OK = 200;
  private static final int BROKEN = 500;
  private static final int BUSY = 429;
  private static final int MOST_REASON = 300;

  private final TrackingServer server;
  private final Calls calls;

  Api(TrackingServer server, Calls.Limits limits) {
    this.server = server;
    this.calls = new Calls(server, limits);
  }

  JsonNode get(String path, Map<String, String> query) {
    return json(path, calls.get(REST + path, query));
  }

  JsonNode send(String method, String path, Map<String, ?> body) {
    return json(path, calls.json(method, REST + path, JSON.writeValueAsString(body)));
  }

  /** The server's own version. */
  String version() {
    return text("version", calls.get("/version", Map.of())).strip();
  }

  /** Takes a file of at most so many bytes. */
  void download(String path, Map<String, String> query, Path file, long most) throws IOException {
    HttpResponse<Path> answer = calls.file(path, query, file, most);
    if (answer.statusCode() != OK) {
      try (var in = Files.newInputStream(file)) {
        throw refused(path, answer.statusCode(), in.readNBytes(1 << 16));
      }
    }
  }

  void upload(String path, BodyPublisher body) {
    text(path, calls.put(path, body));
  }

  private JsonNode json(String path, HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(text(path, answer));
    } catch (JacksonException e) {
      throw new RegistryRefused(
          "%s answers %s with something else than JSON".formatted(server, path));
    }
  }

  private String text(String path, HttpResponse<byte[]> answer) {
    if (answer.statusCode() != OK) {
      throw refused(path, answer.statusCode(), answer.body());
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private RuntimeException refused(String path, int status, byte[] body) {
    String code = "";
    String said = new String(body, StandardCharsets.UTF_8);
    try {
      JsonNode error = JSON.readTree(said);
      code = error.path("error_code").asString("");
      said = error.path("message").asString(said);
    } catch (JacksonException e) {
      // A proxy's page, for example.
    }
    String reason =
        "%s: status %d, %s"
            .formatted(path, status, said.substring(0, Math.min(said.length(), MOST_REASON)));
    return status >= BROKEN || status == BUSY
        ? new RegistryUnreachable(server, reason)
        : new RegistryRefused("the registry %s refuses %s".formatted(server, reason), code);
  }

  @Override
  public void close() {
    calls.close();
  }
}
