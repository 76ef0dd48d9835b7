package dev.knativepredict.bench.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The function and its peers.
 *
 * @param repository the project's root
 * @param more JVM options that only the function gets, beside the image's own
 */
public record Servers(Path repository, List<String> more) {

  public static final String FUNCTION = "function";
  public static final String FASTAPI = "FastAPI";
  public static final String NETTY = "Netty";

  /** What the pod of the Knative service may take: the JVM sizes its heap by it. */
  private static final String MEMORY = "-XX:MaxRAM=256m";

  /** The same, with one more option for the function. */
  public Servers with(String option) {
    List<String> options = new ArrayList<>(more);
    options.add(option);
    return new Servers(repository, options);
  }

  public List<Server> all() {
    return List.of(function(), fastApi(), netty());
  }

  /** The image's own command line, in the image's own directory. */
  public Server function() {
    Path app = existing("function/target/app", "make app");
    List<String> command = new ArrayList<>();
    command.add(app.resolve("java/bin/java").toString());
    command.add(MEMORY);
    command.addAll(more);
    command.add("@predict.options");
    return new Server(FUNCTION, app, command, Map.of());
  }

  /** One worker, as one pod has; uvloop and httptools, no access log. */
  public Server fastApi() {
    Path python = existing(".work/bench/python/bin/python", "make peers");
    return new Server(
        FASTAPI,
        existing("function/bench/fastapi", "git checkout function/bench/fastapi"),
        List.of(
            python.toString(),
            "-m",
            "uvicorn",
            "--loop=uvloop",
            "--http=httptools",
            "--no-access-log",
            "--log-level=warning",
            "app:app"),
        Map.of());
  }

  public Server netty() {
    return new Server(
        NETTY,
        Path.of("").toAbsolutePath(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            MEMORY,
            "-XX:MaxRAMPercentage=50",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.knativepredict.bench.netty.NettyPeer"),
        Map.of());
  }

  /** A command that runs a program of the benchmark's with the function's options and classes. */
  public List<String> functionsJvm(Class<?> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(MEMORY);
    command.addAll(more);
    command.add("@" + existing("function/jvm.options", "git checkout function/jvm.options"));
    Path classes = existing("function/target/classes", "make peers");
    Path libraries = existing("function/target/lib", "make peers");
    Path own = existing("function/bench/target/classes", "make peers");
    command.addAll(List.of("-cp", "%s:%s:%s/*".formatted(own, classes, libraries)));
    command.add(program.getName());
    return command;
  }

  private Path existing(String path, String remedy) {
    Path found = repository.toAbsolutePath().normalize().resolve(path);
    if (!Files.exists(found)) {
      throw new Broken("%s is missing: %s makes it".formatted(path, remedy));
    }
    return found;
  }
}
