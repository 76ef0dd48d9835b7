package dev.knativepredict.image;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.testcontainers.containers.GenericContainer;

/** An HTTP client for the ports of a container. */
record Client(HttpClient http, GenericContainer<?> container) implements AutoCloseable {

  Client(GenericContainer<?> container) {
    this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), container);
  }

  HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(to(port, path)).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> predict(String json) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(to(8080, "/predict"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private URI to(int port, String path) {
    return URI.create(
        "http://%s:%d%s".formatted(container.getHost(), container.getMappedPort(port), path));
  }

  @Override
  public void close() {
    http.close();
  }
}
