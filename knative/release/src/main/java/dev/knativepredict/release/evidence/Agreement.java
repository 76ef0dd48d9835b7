package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.verdict.Answers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two versions of a model answer to the same requests.
 *
 * @param tolerance how far two values may be apart; nobody asks for it where there are none
 */
record Agreement(Answers answers, double tolerance) {

  static Agreement of(Answers answers, List<Pair> pairs) {
    double[] values =
        pairs.stream().mapToDouble(pair -> Predictions.value(pair.stableAnswer())).toArray();
    return new Agreement(answers, Answers.tolerance(values));
  }

  boolean agree(Pair pair) {
    JsonNode stable = pair.stableAnswer();
    JsonNode candidate = pair.candidateAnswer();
    return switch (answers) {
      case LABELS -> Predictions.agree(stable, candidate);
      case VALUES -> Predictions.agree(stable, candidate) || difference(pair) <= tolerance;
      case TENSORS -> Predictions.sameForm(stable, candidate);
    };
  }

  /** The largest difference between two probabilities of the same label, 0 to 1, or two numbers. */
  double difference(Pair pair) {
    JsonNode stable = pair.stableAnswer();
    JsonNode candidate = pair.candidateAnswer();
    return switch (answers) {
      case LABELS ->
          Predictions.distance(stable.path("probabilities"), candidate.path("probabilities"));
      case VALUES -> Math.abs(Predictions.value(stable) - Predictions.value(candidate));
      case TENSORS -> Predictions.distance(stable, candidate);
    };
  }

  /** Whether only the stable revision is right, or is closer to the true value. */
  boolean onlyStableRight(Pair pair) {
    return better(pair.stableAnswer(), pair.candidateAnswer(), pair.request().label());
  }

  /** Whether only the candidate is right, or is closer to the true value. */
  boolean onlyCandidateRight(Pair pair) {
    return better(pair.candidateAnswer(), pair.stableAnswer(), pair.request().label());
  }

  private boolean better(JsonNode one, JsonNode other, @Nullable JsonNode label) {
    return switch (answers) {
      case LABELS -> Predictions.right(one, label) && !Predictions.right(other, label);
      case VALUES ->
          label != null
              && !Predictions.agree(one, other)
              && error(one, label) < error(other, label);
      case TENSORS -> false;
    };
  }

  private static double error(JsonNode answer, JsonNode label) {
    return Math.abs(Predictions.value(answer) - label.asDouble(Double.NaN));
  }
}
