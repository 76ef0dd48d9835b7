package dev.knativepredict.function.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sends webhooks as the registry does; {@code make mlflow-test} has the real one. */
final class Registry implements AutoCloseable {

  static final String SECRET = "a secret that only this test has, really";

  private final int port;
  private final WebhookSecret secret;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A registry that sends to a port, and signs with a secret. */
  Registry(int port, String secret) {
    this.port = port;
    this.secret = WebhookSecret.of("WEBHOOK_SECRET", secret);
  }

  /** Another one, with another secret. */
  Registry with(String otherSecret) {
    return new Registry(port, otherSecret);
  }

  /** What it sends when an alias is moved. */
  static String aliasMoved(String model, int version) {
    return event(
        "model_version_alias",
        "created",
        "{\"name\": \"%s\", \"alias\": \"challenger\", \"version\": \"%d\"}"
            .formatted(model, version));
  }

  static String event(String entity, String action, String data) {
    return "{\"entity\": \"%s\", \"action\": \"%s\", \"timestamp\": \"2026-09-21T14:13:20+00:00\", \"data\": %s}"
        .formatted(entity, action, data);
  }

  /** Sends an event for the first time. */
  HttpResponse<String> send(String body, Instant sent) throws Exception {
    return send(UUID.randomUUID().toString(), sent, body);
  }

  HttpResponse<String> send(String id, Instant sent, String body) throws Exception {
    String timestamp = Long.toString(sent.getEpochSecond());
    return send(id, timestamp, secret.signature(id, timestamp, body.getBytes(UTF_8)), body);
  }

  /** Sends what may be signed or not. */
  HttpResponse<String> send(String id, String timestamp, String signature, String body)
      throws IOException, InterruptedException {
    return client.send(
        request("application/json", body)
            .header("X-MLflow-Delivery-Id", id)
            .header("X-MLflow-Timestamp", timestamp)
            .header("X-MLflow-Signature", signature)
            .build(),
        BodyHandlers.ofString());
  }

  /** Sends a body without any header of the registry's. */
  HttpResponse<String> sendBare(String type, String body) throws Exception {
    return client.send(request(type, body).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String type, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + WebhookReceiver.PATH))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
