package dev.knativepredict.e2e.load;

import dev.knativepredict.e2e.load.Answer.Outcome;
import dev.knativepredict.manifest.GoldenRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A golden row on its way: the body to send, and the judge of what comes back. */
public final class Question {

  /** Probabilities travel as decimals of single-precision numbers. */
  private static final double TOLERANCE = 1e-5;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final String body;
  private final GoldenRow.Answer expected;

  public Question(GoldenRow row) {
    body = JSON.writeValueAsString(row.request());
    expected = row.answer();
  }

  public String body() {
    return body;
  }

  Outcome judge(int status, String answer) {
    if (status != 200) {
      return Outcome.FAILED;
    }
    try {
      GoldenRow.Answer found = JSON.readValue(answer, GoldenRow.Answer.class);
      boolean right =
          expected.prediction().equals(found.prediction())
              && near(expected.probabilities(), found.probabilities());
      return right ? Outcome.RIGHT : Outcome.WRONG;
    } catch (JacksonException notOurs) {
      return Outcome.WRONG;
    }
  }

  private static boolean near(
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
