package dev.knativepredict.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request whose right answer is known: one line of {@code golden.jsonl}. Request and answer are
 * bodies as they are sent over HTTP.
 *
 * @param request a body of {@code POST /predict} with one row
 * @param answer the body that has to come back
 * @param label the observed label of the row, which the model's answer may differ from
 */
public record GoldenRow(Request request, Answer answer, Object label) {

  /** One row, by the names of its features; a missing value is null. */
  public record Request(List<Map<String, @Nullable Object>> instances) {

    /** The body of the HTTP request. */
    public String json() {
      return JsonText.of(Map.of("instances", instances));
    }
  }

  /**
   * What comes back for one row.
   *
   * @param prediction the most likely label, or the value
   * @param probabilities one per label, in the signature's order; null for a value
   */
  public record Answer(List<Object> prediction, @Nullable List<List<Double>> probabilities) {

    /**
     * Reads the body of an HTTP response; fields that no golden answer has are ignored.
     *
     * @throws IllegalArgumentException if the body is not the JSON of an answer
     */
    public static Answer read(byte[] body) {
      return GoldenReader.answer(JsonElement.read(body));
    }

    /** Whether labels are equal, and numbers equal but for rounding: 1e-5, or 1e-5 of the value. */
    public boolean matches(Answer other) {
      return Near.equal(prediction, other.prediction)
          && Near.equal(probabilities, other.probabilities);
    }
  }

  /**
   * Reads {@code golden.jsonl}.
   *
   * @throws IllegalArgumentException if a line is not a golden row
   */
  public static List<GoldenRow> read(byte[] lines) {
    return new String(lines, StandardCharsets.UTF_8).lines().map(GoldenRow::read).toList();
  }

  static GoldenRow read(String line) {
    return GoldenReader.row(JsonElement.read(line.getBytes(StandardCharsets.UTF_8)));
  }

  /** The row as a line, without its end. */
  public String line() {
    return Writing.JSON.writeValueAsString(this);
  }

  /** Data binding is loaded only by those who write. */
  private static final class Writing {
    static final JsonMapper JSON = new JsonMapper();
  }
}
