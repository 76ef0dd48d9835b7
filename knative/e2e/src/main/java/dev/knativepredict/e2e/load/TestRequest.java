package dev.knativepredict.e2e.load;

import dev.knativepredict.e2e.load.RequestResult.Outcome;
import dev.knativepredict.manifest.GoldenRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A request made of a golden row, whose correct response is known. */
public final class TestRequest {

  /** The probabilities are single-precision numbers, written as decimals. */
  private static final double TOLERANCE = 1e-5;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final String body;
  private final GoldenRow.Answer expected;

  public TestRequest(GoldenRow.Rows row) {
    body = JSON.writeValueAsString(row.request());
    expected = row.answer();
  }

  public String body() {
    return body;
  }

  /** Compares a response with the golden row. */
  public Outcome judge(int status, String response) {
    if (status != 200) {
      return Outcome.FAILED;
    }
    try {
      GoldenRow.Answer found = JSON.readValue(response, GoldenRow.Answer.class);
      boolean correct =
          expected.prediction().equals(found.prediction())
              && close(expected.probabilities(), found.probabilities());
      return correct ? Outcome.CORRECT : Outcome.WRONG;
    } catch (JacksonException notAPrediction) {
      return Outcome.WRONG;
    }
  }

  private static boolean close(
      @Nullable List<List<Double>> expected, @Nullable List<List<Double>> found) {
    if (expected == null || found == null) {
      return expected == null && found == null;
    }
    List<Double> left = expected.stream().flatMap(List::stream).toList();
    List<Double> right = found.stream().flatMap(List::stream).toList();
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (Math.abs(left.get(i) - right.get(i)) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }
}
