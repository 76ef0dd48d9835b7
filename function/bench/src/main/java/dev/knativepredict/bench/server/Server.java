package dev.knativepredict.bench.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server that can be started and measured.
 *
 * @param name its name in tables
 * @param directory its working directory
 * @param command its command line
 * @param environment its environment variables; {@code MODEL} and the ports are added at the start
 */
public record Server(
    String name, Path directory, List<String> command, Map<String, String> environment) {

  /** Starts the server with a model, on all cores. */
  public ServerProcess start(Path model) throws IOException {
    return start(model, List.of());
  }

  /** Starts the server with a model, on one core. */
  public ServerProcess startOnOneCore(Path model) throws IOException {
    return start(model, List.of("taskset", "--cpu-list", "0"));
  }

  private ServerProcess start(Path model, List<String> prefix) throws IOException {
    int port = freePort();
    Path log = Files.createTempFile("bench-", ".log");
    List<String> commandLine = new ArrayList<>(prefix);
    commandLine.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(commandLine)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().putAll(modelAndPorts(model, port));
    long begin = System.nanoTime();
    return new ServerProcess(name, builder.start(), log, port, begin);
  }

  private static Map<String, String> modelAndPorts(Path model, int port) {
    return Map.of(
        "MODEL", model.toAbsolutePath().toString(),
        "PORT", Integer.toString(port),
        "UVICORN_PORT", Integer.toString(port),
        "MANAGEMENT_PORT", "0");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
