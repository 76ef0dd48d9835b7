package dev.knativepredict.image;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The function in a process of its own, started in its directory. */
final class FunctionProcess implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final FunctionClient client;

  private FunctionProcess(Process process, Path log, FunctionClient client) {
    this.process = process;
    this.log = log;
    this.client = client;
  }

  /** Starts the function and waits until it is ready. */
  static FunctionProcess start(List<String> options, Application application, Path log)
      throws IOException, InterruptedException {
    FunctionClient client = new FunctionClient(freePort(), freePort());
    List<String> command = new ArrayList<>(List.of("java/bin/java"));
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(application.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // As in a container: no setting of the machine that builds gets into the AOT cache.
    builder.environment().clear();
    builder.environment().putAll(environment(application, client));
    FunctionProcess function = new FunctionProcess(builder.start(), log, client);
    function.awaitReady();
    return function;
  }

  private static Map<String, String> environment(Application application, FunctionClient client) {
    return Map.ofEntries(
        application.models(""),
        Map.entry("PORT", Integer.toString(client.port())),
        Map.entry("MANAGEMENT_PORT", Integer.toString(client.managementPort())));
  }

  FunctionClient client() {
    return client;
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
      return client.get("/readyz").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private ImageBuildFailed failed(String what) throws IOException {
    return new ImageBuildFailed(
        "the function %s:%n%s".formatted(what, Files.readString(log).strip()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
