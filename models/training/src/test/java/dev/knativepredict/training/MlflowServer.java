package dev.knativepredict.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** MLflow's own server with a database and files of its own, and its own client in Python. */
final class MlflowServer {

  /** What `make mlflow-test` has installed. */
  private static final Path PROGRAMS = Program.MODELS.resolve("../.work/mlflow/bin").normalize();

  private static final Path SCRIPT = Path.of("src/test/python/registry.py").toAbsolutePath();
  private static final long PATIENCE_SECONDS = 120;

  private final Path folder;
  private final int port;
  private final List<String> options;
  private Process process;

  private MlflowServer(Path folder, int port, List<String> options) throws IOException {
    this.folder = folder;
    this.port = port;
    this.options = options;
    this.process = launch();
  }

  static MlflowServer start(Path folder, String... options) throws Exception {
    MlflowServer server = new MlflowServer(folder, freePort(), List.of(options));
    server.awaitReady();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PROGRAMS.resolve("mlflow").toString(), "server"));
    command.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--backend-store-uri", "sqlite:///" + folder.resolve("mlflow.db")));
    command.addAll(List.of("--artifacts-destination", folder.resolve("artifacts").toString()));
    command.addAll(List.of("--workers", "1"));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("MLFLOW_FLASK_SERVER_SECRET_KEY", "only for a test");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server.log").toFile())
        .start();
  }

  private void awaitReady() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/health"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (System.nanoTime() < end) {
        try {
          if (client.send(request, BodyHandlers.ofString()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          assertThat(process.isAlive()).as(() -> log()).isTrue();
        }
        Thread.sleep(200);
      }
    }
    throw new AssertionError("the server isn't ready: " + log());
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("server.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  Map<String, String> environment() {
    return Map.of("MLFLOW_TRACKING_URI", address());
  }

  /** Runs a function of src/test/python/registry.py, and returns the last line that it prints. */
  String python(Object... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(PROGRAMS.resolve("python").toString());
    command.add(SCRIPT.toString());
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    Path err = Files.createTempFile(folder, "python", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.directory(folder.toFile()).environment().putAll(environment());
    builder.environment().merge("PATH", PROGRAMS + ":", (path, first) -> first + path);
    Process python = builder.start();
    String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(Files.readString(err)).isZero();
    return out.lines().reduce("", (_, line) -> line);
  }

  /** Runs the program with this server as its registry. */
  Program.Outcome training(Object... arguments) throws Exception {
    return Program.with(environment(), "", arguments);
  }

  void stop() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  void startAgain() throws Exception {
    process = launch();
    awaitReady();
  }
}
