package dev.knativepredict.bench.load;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.bench.server.BenchmarkFailed;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.TestRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Load by wrk: each connection sends the next request as soon as it has the last response. */
public final class Wrk {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path script;
  private final Path body;

  private Wrk(Path script, Path body) {
    this.script = script;
    this.body = body;
  }

  /** A wrk that sends this request. */
  public static Wrk sending(TestRequest request) throws IOException {
    Path directory = Files.createTempDirectory("bench-");
    Path script = directory.resolve("post.lua");
    try (InputStream in = Wrk.class.getResourceAsStream("post.lua")) {
      Files.copy(requireNonNull(in, "post.lua"), script);
    }
    Path body = Files.writeString(directory.resolve("body.json"), request.body());
    return new Wrk(script, body);
  }

  /** Sends load over some connections for some seconds (at least 1). */
  public LoadResult load(ServerProcess server, int connections, double seconds)
      throws IOException, InterruptedException {
    String output = run(server, connections, seconds);
    JsonNode result = JSON.readTree(output.substring(output.lastIndexOf("\n{") + 1));
    if (result.path("failed").longValue() > 0) {
      throw new BenchmarkFailed(
          "%s fails under load over %d connections: %s"
              .formatted(server.name(), connections, result));
    }
    return new LoadResult(
        result.path("requests").longValue(),
        result.path("requests").doubleValue() / result.path("seconds").doubleValue(),
        result.path("median").doubleValue());
  }

  private String run(ServerProcess server, int connections, double seconds)
      throws IOException, InterruptedException {
    Process wrk =
        start(
            "wrk",
            "--threads=1",
            "--connections=" + connections,
            "--timeout=30s",
            "--duration=" + Math.round(Math.max(1, seconds)),
            "--script=" + script,
            "http://127.0.0.1:%d/predict".formatted(server.port()),
            "--",
            body.toString());
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (wrk.waitFor() != 0) {
      throw new BenchmarkFailed("wrk failed: " + output.strip());
    }
    return output;
  }

  private static Process start(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new BenchmarkFailed("wrk isn't installed (on Debian: apt-get install wrk)");
    }
  }
}
