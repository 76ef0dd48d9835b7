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

/** The function in a process of its own, started in its directory and called over HTTP. */
final class FunctionProcess implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private final int port;
  private final int managementPort;

  private FunctionProcess(Process process, Path log, int port, int managementPort) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.managementPort = managementPort;
  }

  /** Starts the function and waits until it is ready. */
  static FunctionProcess start(List<String> options, Application application, Path log)
      throws IOException, InterruptedException {
    int port = freePort();
    int managementPort = freePort();
    Map<String, String> environment =
        Map.of(
            "MODEL", application.root().relativize(application.model()).toString(),
            "PORT", Integer.toString(port),
            "MANAGEMENT_PORT", Integer.toString(managementPort));
    List<String> command = new ArrayList<>(List.of("java/bin/java"));
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(application.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    FunctionProcess function = new FunctionProcess(builder.start(), log, port, managementPort);
    function.awaitReady();
    return function;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(port, path));
  }

  HttpResponse<String> metrics() throws IOException, InterruptedException {
    return send(to(managementPort, "/metrics"));
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send(
        to(port, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Sends SIGTERM, as Kubernetes does. After a training run the JVM then writes the AOT cache. */
  void stop() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(TIMEOUT) || process.exitValue() != 0) {
      throw failed("did not end with exit code 0 after SIGTERM");
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!isReady()) {
      if (process.waitFor(10, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        close();
        throw failed("did not become ready");
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

  private ImageBuildFailed failed(String what) throws IOException {
    return new ImageBuildFailed(
        "the function %s:%n%s".formatted(what, Files.readString(log).strip()));
  }

  private static HttpRequest.Builder to(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(TIMEOUT);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
