package dev.knativepredict.function.contract;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A function that runs, and what callers do to it. */
public record Front(int port, int managementPort, Runnable end) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ReceivedResponse get(String path) {
    return send(request(path).GET());
  }

  ReceivedResponse management(String path) {
    return send(newRequest(managementPort, path).GET());
  }

  /** Posts JSON. */
  ReceivedResponse post(String path, String json) {
    return post(path, json.getBytes(StandardCharsets.UTF_8));
  }

  ReceivedResponse post(String path, byte[] json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json)));
  }

  ReceivedResponse predict(String json) {
    return post("/predict", json);
  }

  HttpRequest.Builder request(String path) {
    return newRequest(port, path);
  }

  ReceivedResponse send(HttpRequest.Builder request) {
    return ReceivedResponse.of(exchange(request));
  }

  /** A response as its bytes. */
  HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("no answer", e);
    }
  }

  /** Sends bytes as they are, for what a client's library would not send; all that comes back. */
  String raw(String bytes) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    end.run();
  }

  private static HttpRequest.Builder newRequest(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(PATIENCE);
  }
}
