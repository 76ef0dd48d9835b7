package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Command;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calls a service through the ingress by HTTP/2 in clear text without an upgrade: with curl,
 * because Java's client can't.
 */
record Http2Client(URI ingress, String host) {

  /** A response; the names of its headers are in small letters. */
  record Response(int status, Map<String, String> headers, String body, Duration took) {

    String revision() {
      return headers.getOrDefault("revision", "");
    }
  }

  Response post(String path, String json) {
    long began = System.nanoTime();
    String output =
        Command.output(
            Map.of(),
            List.of(
                "curl",
                "--http2-prior-knowledge",
                "--silent",
                "--show-error",
                "--include",
                "--max-time",
                "60",
                "--header",
                "Host: " + host,
                "--header",
                "Content-Type: application/json",
                "--data",
                json,
                ingress.resolve(path).toString()));
    return response(output, Duration.ofNanos(System.nanoTime() - began));
  }

  private static Response response(String output, Duration took) {
    int end = output.indexOf("\r\n\r\n");
    List<String> head = output.substring(0, end).lines().toList();
    if (!head.getFirst().startsWith("HTTP/2 ")) {
      throw new IllegalStateException("not by HTTP/2: " + head.getFirst());
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.put(name, line.substring(colon + 1).strip());
    }
    int status = Integer.parseInt(head.getFirst().substring(7).strip());
    return new Response(status, headers, output.substring(end + 4), took);
  }
}
