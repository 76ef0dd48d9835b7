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
 * A request whose right answer is known: a golden row, one time or several.
 *
 * @param body {@code {"features":[[…],…]}}
 * @param rows how many rows it has
 * @param answer what is right for each of them
 */
public record Question(String body, int rows, GoldenRow.Answer answer) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final double TOLERANCE = 1e-5;

  /** The first golden row of a sealed model, asked for a number of times in one request. */
  public static Question of(Path model, int rows) {
    ModelDirectory directory = ModelDirectory.open(model);
    GoldenRow golden = GoldenRow.read(directory.bytes(Manifest.GOLDEN)).getFirst();
    Map<String, @Nullable Object> named = golden.request().instances().getFirst();
    List<@Nullable Object> row =
        directory.manifest().signature().features().stream()
            .<@Nullable Object>map(feature -> value(feature, named))
            .toList();
    String body = JSON.writeValueAsString(Map.of("features", Collections.nCopies(rows, row)));
    return new Question(body, rows, golden.answer());
  }

  private static @Nullable Object value(Feature feature, Map<String, @Nullable Object> named) {
    return named.get(feature.name());
  }

  /** The whole request as it goes over the wire. */
  public byte[] request() {
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
   * Checks an answer.
   *
   * @throws Broken where a row's prediction or a probability is another than the golden one
   */
  void expectAnswer(String server, String found) {
    JsonNode tree = JSON.readTree(found);
    List<List<Double>> probabilities = answer.probabilities();
    for (int row = 0; row < rows; row++) {
      JsonNode prediction = tree.path("prediction").path(row);
      boolean same = prediction.equals(JSON.valueToTree(answer.prediction().getFirst()));
      if (probabilities != null) {
        same &= close(tree.path("probabilities").path(row), probabilities.getFirst());
      }
      if (!same) {
        throw new Broken("%s answers %s with %s, not %s".formatted(server, body, found, answer));
      }
    }
  }

  private static boolean close(JsonNode found, List<Double> expected) {
    boolean close = found.size() == expected.size();
    for (int i = 0; close && i < expected.size(); i++) {
      close = Math.abs(found.get(i).doubleValue() - expected.get(i)) <= TOLERANCE;
    }
    return close;
  }
}
