package dev.knativepredict.image;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls a function on this machine by HTTP/1.1. */
record FunctionClient(HttpClient http, int port, int managementPort) implements Caller {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  FunctionClient(int port, int managementPort) {
    this(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), port, managementPort);
  }

  @Override
  public Response get(String path) throws IOException, InterruptedException {
    return send(request(port, path));
  }

  Response metrics() throws IOException, InterruptedException {
    return send(request(managementPort, "/metrics"));
  }

  @Override
  public Response post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(port, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private Response send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    return new Response(response.statusCode(), response.body());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(TIMEOUT);
  }

  @Override
  public void close() {
    http.close();
  }
}
