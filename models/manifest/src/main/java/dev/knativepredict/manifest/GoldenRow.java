package dev.knativepredict.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request whose right answer is known: a line of {@code golden.jsonl}. Both halves are bodies as
 * they go over the wire.
 *
 * @param request a body of {@code POST /predict} with one row
 * @param answer what has to come back
 * @param label what was observed for the row: the truth, where the answer is the model's opinion
 */
public record GoldenRow(Request request, Answer answer, Object label) {

  private static final JsonMapper JSON = new JsonMapper();

  /** One row, by name; a missing value is null. */
  public record Request(List<Map<String, @Nullable Object>> instances) {}

  /**
   * What comes back for one row.
   *
   * @param prediction the likeliest label, or the value
   * @param probabilities one a label, in the signature's order; null for a value
   */
  public record Answer(List<Object> prediction, @Nullable List<List<Double>> probabilities) {}

  public static List<GoldenRow> read(byte[] lines) {
    return new String(lines, StandardCharsets.UTF_8)
        .lines()
        .map(line -> JSON.readValue(line, GoldenRow.class))
        .toList();
  }

  /** The row as a line, without its end. */
  public String line() {
    return JSON.writeValueAsString(this);
  }
}
