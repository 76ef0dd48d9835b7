package dev.knativepredict.bench.server;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request whose correct response is known: the same golden row, once or several times.
 *
 * @param body {@code {"features":[[…],…]}}
 * @param rows the number of rows in the body
 * @param expected the correct prediction for each row
 */
public record TestRequest(String body, int rows, GoldenRow.Answer expected) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final double TOLERANCE = 1e-5;

  /** A request with the first golden row of a sealed model, repeated {@code rows} times. */
  public static TestRequest of(Path model, int rows) {
    ModelDirectory directory = ModelDirectory.open(model);
    GoldenRow.Rows golden = GoldenRow.readRows(directory.bytes(Manifest.GOLDEN)).getFirst();
    Map<String, @Nullable Object> named = golden.request().instances().getFirst();
    List<@Nullable Object> row =
        directory.manifest().signature().features().stream()
            .<@Nullable Object>map(feature -> value(feature, named))
            .toList();
    String body = JSON.writeValueAsString(Map.of("features", Collections.nCopies(rows, row)));
    return new TestRequest(body, rows, golden.answer());
  }

  private static @Nullable Object value(Feature feature, Map<String, @Nullable Object> named) {
    return named.get(feature.name());
  }

  /** The complete HTTP request, head and body. */
  public byte[] bytes() {
    return """
    POST /predict HTTP/1.1\r
    Host: 127.0.0.1\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Checks the body of a response.
   *
   * @throws BenchmarkFailed if the prediction or a probability of any row differs from the golden
   *     row
   */
  void check(String server, String response) {
    JsonNode json = JSON.readTree(response);
    for (int row = 0; row < rows; row++) {
      if (!isCorrect(json.path("prediction").path(row), json.path("probabilities").path(row))) {
        throw new BenchmarkFailed(
            "%s responds to %s with %s, not %s".formatted(server, body, response, expected));
      }
    }
  }

  private boolean isCorrect(JsonNode prediction, JsonNode probabilities) {
    List<List<Double>> golden = expected.probabilities();
    return prediction.equals(JSON.valueToTree(expected.prediction().getFirst()))
        && (golden == null || close(probabilities, golden.getFirst()));
  }

  private static boolean close(JsonNode found, List<Double> expected) {
    boolean close = found.size() == expected.size();
    for (int i = 0; close && i < expected.size(); i++) {
      close = Math.abs(found.get(i).doubleValue() - expected.get(i)) <= TOLERANCE;
    }
    return close;
  }
}
