package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.Environment;
import dev.knativepredict.function.contract.FrontEnd;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A function in a process of its own, with the memory of a pod; what it says goes to a file. */
final class AttackedProcess implements AutoCloseable {

  private static final Path OPTIONS =
      Environment.CREDIT.resolve("../../../function/jvm.options").normalize();

  static final int TRANSFER_MILLIS = 6_000;
  static final int REQUEST_MILLIS = 2_000;

  private final Process process;
  private final Path output;
  private final int port;
  private final int managementPort;
  private final boolean tomcat;

  private AttackedProcess(
      Process process, Path output, int port, int managementPort, boolean tomcat) {
    this.process = process;
    this.output = output;
    this.port = port;
    this.managementPort = managementPort;
    this.tomcat = tomcat;
  }

  static AttackedProcess start() throws IOException, InterruptedException {
    String program = FrontEnd.underTest().program();
    Path output = Files.createTempFile("attack", ".log");
    int port = freePort();
    int managementPort = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Half of the 256 MiB that knative/base gives to the container.
    command.addAll(
        List.of("@" + OPTIONS, "-Xmx128m", "-cp", System.getProperty("java.class.path")));
    command.add(program);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("FUNCTIONS", AttackFunctions.class.getName());
    builder.environment().put("REQUEST_TIMEOUT_MS", Integer.toString(REQUEST_MILLIS));
    builder.environment().put("TRANSFER_TIMEOUT_MS", Integer.toString(TRANSFER_MILLIS));
    builder.environment().put("MODEL", Environment.CREDIT.toString());
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("MANAGEMENT_PORT", Integer.toString(managementPort));
    AttackedProcess served =
        new AttackedProcess(builder.start(), output, port, managementPort, host().equals("web"));
    served.awaitPorts();
    return served;
  }

  private void awaitPorts() throws IOException, InterruptedException {
    for (int i = 0; i < 1_200; i++) {
      if (!process.isAlive()) {
        throw new IOException("it did not start:\n" + Files.readString(output));
      }
      if (accepts(port) && accepts(managementPort)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IOException("it was never ready:\n" + Files.readString(output));
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket("localhost", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Which of the hosts this module's tests start. */
  static String host() {
    return FrontEnd.underTest().program().contains(".web.") ? "web" : "edge";
  }

  int port() {
    return port;
  }

  int managementPort() {
    return managementPort;
  }

  boolean isTomcat() {
    return tomcat;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** How long its threads have run, in clock ticks of a hundredth of a second. */
  long cpuTicks() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  int openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
      return (int) files.count();
    }
  }

  /** Lines of stack traces among what it has said. */
  List<String> stackTraces() throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      return lines
          .filter(line ->
              line.contains("\tat ") || line.contains("\\tat ") || line.contains("Exception"))
          .toList();
    }
  }

  /** How many lines it has said. */
  long lines() throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      return lines.count();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    if (Boolean.getBoolean("attack.keep")) {
      System.err.println("what it said is in " + output);
    } else {
      Files.deleteIfExists(output);
    }
  }
}
