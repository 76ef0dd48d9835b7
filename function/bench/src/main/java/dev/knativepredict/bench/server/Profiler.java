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

/** async-profiler: where a JVM's time goes, as a flame graph in HTML. */
public record Profiler(Path library) {

  private static final String START = "start,threads,event=cpu,interval=";
  // Class names without packages; nothing that is too narrow to be seen.
  private static final String GRAPH = "simple,minwidth=0.3,title=%s,file=%s";

  /** The profiler's library, out of its jar. */
  public static Profiler unpacked() throws IOException {
    String platform = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    String resource = "/linux-%s/libasyncProfiler.so".formatted(platform);
    Path library = Files.createTempDirectory("bench-").resolve("libasyncProfiler.so");
    try (InputStream in = Profiler.class.getResourceAsStream(resource)) {
      Files.copy(requireNonNull(in, resource), library);
    }
    return new Profiler(library);
  }

  /** The option of a JVM that profiles it from its start to its end. */
  public String option(String title, Path file) {
    return "-agentpath:%s=%s200us,%s".formatted(library, START, GRAPH.formatted(title, file));
  }

  /** Profiles a JVM that runs from now until {@link #stop}. */
  public void start(Running server) throws IOException {
    tell(server, START + "1ms");
  }

  public void stop(Running server, String title, Path file) throws IOException {
    tell(server, "stop," + GRAPH.formatted(title, file));
  }

  private void tell(Running server, String what) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
      machine.loadAgentPath(library.toString(), what);
      machine.detach();
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new Broken("%s can't be profiled: %s".formatted(server.name(), e.getMessage()));
    }
  }
}
