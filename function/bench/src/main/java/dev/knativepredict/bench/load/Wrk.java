package dev.knativepredict.bench.load;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.bench.server.Broken;
import dev.knativepredict.bench.server.Question;
import dev.knativepredict.bench.server.Running;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As many requests as a number of connections can send, one after the other: wrk's load. */
public final class Wrk {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path script;
  private final Path body;

  private Wrk(Path script, Path body) {
    this.script = script;
    this.body = body;
  }

  /** wrk with a question to ask. */
  public static Wrk asking(Question question) throws IOException {
    Path directory = Files.createTempDirectory("bench-");
    Path script = directory.resolve("post.lua");
    try (InputStream in = Wrk.class.getResourceAsStream("post.lua")) {
      Files.copy(requireNonNull(in, "post.lua"), script);
    }
    Path body = Files.writeString(directory.resolve("body.json"), question.body());
    return new Wrk(script, body);
  }

  /** Loads a server with so many connections for so many seconds. */
  public Load load(Running server, int connections, double seconds)
      throws IOException, InterruptedException {
    String said = run(server, connections, seconds);
    JsonNode outcome = JSON.readTree(said.substring(said.lastIndexOf("\n{") + 1));
    if (outcome.path("failed").longValue() > 0) {
      throw new Broken(
          "%s fails under load of %d connections: %s"
              .formatted(server.name(), connections, outcome));
    }
    return new Load(
        outcome.path("requests").longValue(),
        outcome.path("requests").doubleValue() / outcome.path("seconds").doubleValue(),
        outcome.path("median").doubleValue());
  }

  private String run(Running server, int connections, double seconds)
      throws IOException, InterruptedException {
    Process wrk;
    try {
      wrk =
          new ProcessBuilder(
                  List.of(
                      "wrk",
                      "--threads=1",
                      "--connections=" + connections,
                      "--timeout=30s",
                      "--duration=" + Math.round(Math.max(1, seconds)),
                      "--script=" + script,
                      "http://127.0.0.1:%d/predict".formatted(server.port()),
                      "--",
                      body.toString()))
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new Broken("wrk is needed and not on the path (Debian: apt-get install wrk)");
    }
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (wrk.waitFor() != 0) {
      throw new Broken("wrk failed: " + said.strip());
    }
    return said;
  }
}
