package dev.knativepredict.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request whose right answer is known: one line of {@code golden.jsonl}. Request and answer are
 * bodies as they are sent over HTTP.
 */
public sealed interface GoldenRow {

  /** The body of the HTTP request. */
  String body();

  /**
   * Whether the body of an HTTP response is the answer; fields that it doesn't have are ignored.
   *
   * @throws IllegalArgumentException if the body is not the JSON of an answer
   */
  boolean isAnsweredBy(byte[] body);

  /**
   * A row of features.
   *
   * @param request a body of {@code POST /predict} with one row
   * @param answer the body that has to come back
   * @param label the observed label of the row, which the model's answer may differ from; null if
   *     it isn't known
   */
  record Rows(Request request, Answer answer, @Nullable Object label) implements GoldenRow {

    @Override
    public String body() {
      return request.json();
    }

    @Override
    public boolean isAnsweredBy(byte[] body) {
      return Answer.read(body).matches(answer);
    }
  }

  /**
   * Tensors, in the JSON of the Open Inference Protocol.
   *
   * @param request a body of {@code POST /v2/models/{name}/infer}
   * @param answer its {@code outputs}, each with its name, datatype, shape and data
   */
  record Tensors(Map<String, Object> request, Map<String, Object> answer) implements GoldenRow {

    @Override
    public String body() {
      return JsonText.of(request);
    }

    @Override
    public boolean isAnsweredBy(byte[] body) {
      return Near.equal(GoldenReader.outputs(JsonElement.read(body)), answer.get("outputs"));
    }
  }

  /** One row, by the names of its features; a missing value is null. */
  record Request(List<Map<String, @Nullable Object>> instances) {

    /** The body of the HTTP request. */
    public String json() {
      return JsonText.of(Map.of("instances", instances));
    }
  }

  /**
   * What comes back for one row.
   *
   * @param prediction the label, the value, or the slices of tensors
   * @param probabilities one per label, in the signature's order; null for a model without them
   */
  record Answer(List<Object> prediction, @Nullable List<List<Double>> probabilities) {

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
  static List<GoldenRow> read(byte[] lines) {
    return new String(lines, StandardCharsets.UTF_8).lines().map(GoldenRow::read).toList();
  }

  /**
   * Reads a {@code golden.jsonl} that has rows of features only.
   *
   * @throws IllegalArgumentException if a line is not such a row
   */
  static List<Rows> readRows(byte[] lines) {
    return read(lines).stream().map(GoldenReader::rows).toList();
  }

  /** Reads a line. */
  static GoldenRow read(String line) {
    return GoldenReader.row(JsonElement.read(line.getBytes(StandardCharsets.UTF_8)));
  }

  /** The row as a line, without its end. */
  default String line() {
    return Writing.JSON.writeValueAsString(this);
  }

  /** Data binding is loaded only by those who write. */
  final class Writing {
    private static final JsonMapper JSON = new JsonMapper();

    private Writing() {}
  }
}
