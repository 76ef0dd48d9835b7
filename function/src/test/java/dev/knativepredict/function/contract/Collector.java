package dev.knativepredict.function.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real collector, which `make trace-test` builds; it prints what it receives. */
final class Collector implements AutoCloseable {

  /** A span as the collector has it. */
  record Span(JsonNode json, Map<String, String> attributes, Map<String, String> resource) {

    String text(String field) {
      return json.path(field).asString("");
    }
  }

  private static final Path PROGRAM = Path.of("../.work/trace/collector").toAbsolutePath();
  private static final Pattern LISTENS =
      Pattern.compile("Starting HTTP server.*\"endpoint\": \"([0-9.]+:\\d+)\"");

  private final Process process;
  private final Path received;
  private final String address;

  private Collector(Process process, Path received, String address) {
    this.process = process;
    this.received = received;
    this.address = address;
  }

  static Collector start(Path folder) throws IOException {
    Path received = folder.resolve("received");
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "--config", "trace/collector.yaml")
            .redirectOutput(received.toFile())
            .start();
    BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        Thread.ofPlatform().daemon().start(() -> log.lines().forEach(_ -> {}));
        return new Collector(process, received, listens.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the collector did not start:\n" + said);
  }

  String endpoint() {
    return "http://" + address;
  }

  /** Ends it; all spans that it got. */
  List<Span> end() throws Exception {
    process.destroy();
    process.waitFor();
    List<Span> spans = new ArrayList<>();
    JsonMapper mapper = new JsonMapper();
    for (String line : Files.readAllLines(received)) {
      for (JsonNode source : mapper.readTree(line).path("resourceSpans")) {
        Map<String, String> resource = attributes(source.path("resource"));
        for (JsonNode scope : source.path("scopeSpans")) {
          scope.path("spans").forEach(s -> spans.add(new Span(s, attributes(s), resource)));
        }
      }
    }
    return spans;
  }

  private static Map<String, String> attributes(JsonNode owner) {
    Map<String, String> attributes = new HashMap<>();
    for (JsonNode attribute : owner.path("attributes")) {
      JsonNode value = attribute.path("value").iterator().next();
      attributes.put(attribute.path("key").asString(""), value.asString(""));
    }
    return attributes;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
