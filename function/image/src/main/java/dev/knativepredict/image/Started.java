package dev.knativepredict.image;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The function as a process of its own, started from its directory, spoken to as a client does. */
final class Started implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private final int port;
  private final int managementPort;

  private Started(Process process, Path log, int port, int managementPort) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.managementPort = managementPort;
  }

  /** Starts, and returns when the function is ready. */
  static Started with(List<String> options, Application application, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("java/bin/java"));
    command.addAll(options);
    int port = freePort();
    int managementPort = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(application.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "MODEL", application.root().relativize(application.model()).toString(),
                "PORT", Integer.toString(port),
                "MANAGEMENT_PORT", Integer.toString(managementPort)));
    Started started = new Started(builder.start(), log, port, managementPort);
    started.awaitReady();
    return started;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(to(port, path).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> metrics() throws IOException, InterruptedException {
    return client.send(to(managementPort, "/metrics").GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return client.send(
        to(port, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  /**
   * Asks it to end, as Kubernetes does; what it leaves behind, an AOT cache, takes some seconds.
   */
  void end() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE) || process.exitValue() != 0) {
      throw broken("did not end with 0 when asked to");
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (process.waitFor(10, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        close();
        throw broken("did not get ready");
      }
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/readyz").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private Broken broken(String what) throws IOException {
    return new Broken("the function %s:%n%s".formatted(what, Files.readString(log).strip()));
  }

  private static HttpRequest.Builder to(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
