package dev.knativepredict.bench.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The servers to measure: the function and its peers.
 *
 * @param repository the root of the project
 * @param extraOptions more JVM options, for the function only
 */
public record Servers(Path repository, List<String> extraOptions) {

  public static final String FUNCTION = "function";
  public static final String FASTAPI = "FastAPI";
  public static final String NETTY = "Netty";
  public static final String BEFORE = "before";

  private static final String APP = "function/target/app";

  /** The memory limit of the Knative service; the JVM derives its heap size from it. */
  private static final String MEMORY = "-XX:MaxRAM=256m";

  /** The same servers, with one more JVM option for the function. */
  public Servers with(String option) {
    List<String> options = new ArrayList<>(extraOptions);
    options.add(option);
    return new Servers(repository, options);
  }

  public List<Server> all() {
    return List.of(function(), fastApi(), netty());
  }

  /** The function, with the command line of the image, in a copy of the image's directory. */
  public Server function() {
    return function(FUNCTION, existing(APP, "make app"), "@predict.options");
  }

  /** The function, with the command line of a pod whose port is named {@code h2c}. */
  public Server functionByHttp2() {
    return function(FUNCTION, existing(APP, "make app"), "@predict-h2c.options");
  }

  /**
   * The function of an older commit.
   *
   * @param app its folder, which {@code make app} made there
   */
  public Server before(Path app) {
    return function(BEFORE, app, "@predict.options");
  }

  private Server function(String name, Path app, String options) {
    List<String> command = new ArrayList<>();
    command.add(app.resolve("java/bin/java").toString());
    command.add(MEMORY);
    command.addAll(extraOptions);
    command.add(options);
    return new Server(name, app, command, Map.of());
  }

  /** FastAPI with one worker, uvloop and httptools, without an access log. */
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

  /** The bare server, with the JVM of the benchmark and the flags of the function. */
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

  /**
   * The command line that runs a program of the benchmark with the function's flags and classes.
   */
  public List<String> commandInFunctionJvm(Class<?> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(MEMORY);
    command.addAll(extraOptions);
    command.add("@" + existing("function/jvm.options", "git checkout function/jvm.options"));
    Path classes = existing("function/target/classes", "make peers");
    Path libraries = existing("function/target/lib", "make peers");
    Path bench = existing("function/bench/target/classes", "make peers");
    command.addAll(List.of("-cp", "%s:%s:%s/*".formatted(bench, classes, libraries)));
    command.add(program.getName());
    return command;
  }

  private Path existing(String path, String remedy) {
    Path found = repository.toAbsolutePath().normalize().resolve(path);
    if (!Files.exists(found)) {
      throw new BenchmarkFailed("%s is missing: run '%s'".formatted(path, remedy));
    }
    return found;
  }
}
