package dev.knativepredict.bench.load;

import dev.knativepredict.bench.server.BenchmarkFailed;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.TestRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Load by h2load, over HTTP/2: each stream of a connection sends the next request as soon as it has
 * the last response.
 */
public final class H2load {

  private static final int CONNECTIONS = 4;
  private static final int STREAMS = 8;

  private static final Pattern FINISHED = Pattern.compile("finished in [^,]+, ([0-9.]+) req/s");
  private static final Pattern REQUESTS =
      Pattern.compile("requests: .* (\\d+) done, .* (\\d+) failed, (\\d+) errored, (\\d+) timeout");
  private static final Pattern OK =
      Pattern.compile("status codes: (\\d+) 2xx, 0 3xx, 0 4xx, 0 5xx");

  private final Path body;

  private H2load(Path body) {
    this.body = body;
  }

  /** An h2load that sends this request. */
  public static H2load sending(TestRequest request) throws IOException {
    return new H2load(Files.writeString(Files.createTempFile("bench-", ".json"), request.body()));
  }

  /** Sends load for some seconds (at least 1), and returns the requests per second. */
  public double perSecond(ServerProcess server, double seconds)
      throws IOException, InterruptedException {
    String output = run(server, seconds);
    Matcher finished = FINISHED.matcher(output);
    if (!finished.find() || !allAnswered(output)) {
      throw new BenchmarkFailed(
          "%s fails under load by HTTP/2:%n%s".formatted(server.name(), output.strip()));
    }
    return Double.parseDouble(finished.group(1));
  }

  /** Whether no request failed, and each response had status 200. */
  static boolean allAnswered(String output) {
    Matcher requests = REQUESTS.matcher(output);
    Matcher ok = OK.matcher(output);
    return requests.find()
        && ok.find()
        && !requests.group(1).equals("0")
        && (requests.group(2) + requests.group(3) + requests.group(4)).equals("000");
  }

  private String run(ServerProcess server, double seconds)
      throws IOException, InterruptedException {
    Process h2load =
        start(
            "h2load",
            "--clients=" + CONNECTIONS,
            "--max-concurrent-streams=" + STREAMS,
            "--duration=" + Math.round(Math.max(1, seconds)),
            "--header=content-type: application/json",
            "--data=" + body,
            "http://127.0.0.1:%d/predict".formatted(server.port()));
    String output = new String(h2load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (h2load.waitFor() != 0) {
      throw new BenchmarkFailed("h2load failed: " + output.strip());
    }
    return output;
  }

  private static Process start(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new BenchmarkFailed(
          "h2load isn't installed (on Debian: apt-get install nghttp2-client)");
    }
  }
}
