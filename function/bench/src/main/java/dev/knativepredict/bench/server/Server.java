package dev.knativepredict.bench.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that can be started and asked for predictions.
 *
 * @param name as tables call it
 * @param directory where it is started
 * @param command its command line
 * @param environment its settings, less the model and the ports
 */
public record Server(
    String name, Path directory, List<String> command, Map<String, String> environment) {

  /** Starts it with a model, on all cores. */
  public Running start(Path model) throws IOException {
    return start(model, List.of());
  }

  /** Starts it with a model, on one core. */
  public Running startOnOneCore(Path model) throws IOException {
    return start(model, List.of("taskset", "--cpu-list", "0"));
  }

  private Running start(Path model, List<String> prefix) throws IOException {
    int port = freePort();
    Path log = Files.createTempFile("bench-", ".log");
    List<String> line = new ArrayList<>(prefix);
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("MODEL", model.toAbsolutePath().toString());
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("UVICORN_PORT", Integer.toString(port));
    builder.environment().put("MANAGEMENT_PORT", "0");
    long begin = System.nanoTime();
    return new Running(name, builder.start(), log, port, begin);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
