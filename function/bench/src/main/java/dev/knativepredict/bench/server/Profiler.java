package dev.knativepredict.bench.server;

import static java.util.Objects.requireNonNull;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** async-profiler: writes a flame graph of a JVM's CPU time, as an HTML page. */
public record Profiler(Path library) {

  private static final String START = "start,threads,event=cpu,interval=";
  // Class names without packages, and no frame that is too narrow to see.
  private static final String GRAPH = "simple,minwidth=0.3,title=%s,file=%s";

  /** Extracts the native library from the profiler's jar. */
  public static Profiler unpacked() throws IOException {
    String platform = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    String resource = "/linux-%s/libasyncProfiler.so".formatted(platform);
    Path library = Files.createTempDirectory("bench-").resolve("libasyncProfiler.so");
    try (InputStream in = Profiler.class.getResourceAsStream(resource)) {
      Files.copy(requireNonNull(in, resource), library);
    }
    return new Profiler(library);
  }

  /** The JVM option that profiles a process from its start to its end. */
  public String option(String title, Path file) {
    return "-agentpath:%s=%s200us,%s".formatted(library, START, GRAPH.formatted(title, file));
  }

  /** Starts to profile a running JVM, until {@link #stop}. */
  public void start(ServerProcess server) throws IOException {
    send(server, START + "1ms");
  }

  /** Stops, and writes the flame graph. */
  public void stop(ServerProcess server, String title, Path file) throws IOException {
    send(server, "stop," + GRAPH.formatted(title, file));
  }

  private void send(ServerProcess server, String command) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
      machine.loadAgentPath(library.toString(), command);
      machine.detach();
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new BenchmarkFailed("can't profile %s: %s".formatted(server.name(), e.getMessage()));
    }
  }
}
