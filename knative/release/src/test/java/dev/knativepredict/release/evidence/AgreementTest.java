package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.verdict.Answers;
import dev.knativepredict.release.verdict.Pairs;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void anotherModelOfValuesAgreesWhereItIsWithinHalfADeviation() {
    Pairs near = values(x -> x + 0.6);
    assertThat(near.agreeing()).isEqualTo(100);
    assertThat(near.meanDifference()).isBetween(0.0999, 0.1001);

    assertThat(values(x -> 1_000 * x).agreeing()).isLessThan(10);
    assertThat(values(x -> Double.NaN).agreeing()).isZero();
  }

  @Test
  void theCloserOfTwoValuesIsTheBetterOne() {
    Pairs worse = values(x -> x + 5);
    assertThat(worse.onlyStableRight()).isEqualTo(100);
    assertThat(worse.onlyCandidateRight()).isZero();
    assertThat(values(x -> x + 0.25).onlyCandidateRight()).isEqualTo(100);
    assertThat(values(x -> x + 0.5).onlyCandidateRight()).isZero();
  }

  @Test
  void tensorsAgreeInAllButTheirNumbers() {
    assertThat(tensors("\"y\"", "[1,2]", "1.5").agreeing()).isEqualTo(1);
    assertThat(tensors("\"y\"", "[1,2]", "1.5").maxDifference()).isEqualTo(0.5);
    assertThat(tensors("\"z\"", "[1,2]", "1.5").agreeing()).isZero();
    assertThat(tensors("\"y\"", "[2,1]", "1.5").agreeing()).isZero();
    assertThat(tensors("\"y\"", "[1,2]", "\"NaN\"").agreeing()).isZero();
  }

  /** The stable revision answers with half a unit more than the true value. */
  private static Pairs values(DoubleUnaryOperator candidate) {
    List<Pair> pairs =
        IntStream.range(0, 100)
            .mapToObj(i ->
                pair(
                    "{\"prediction\":[%s]}".formatted(i / 10.0 + 0.5),
                    "{\"prediction\":[%s]}".formatted(json(candidate.applyAsDouble(i / 10.0))),
                    Double.toString(i / 10.0)))
            .toList();
    return new PairCount(2, Answers.VALUES).count(pairs, pairs.size());
  }

  private static String json(double value) {
    return Double.isNaN(value) ? "null" : Double.toString(value);
  }

  private static Pairs tensors(String name, String shape, String number) {
    String outputs =
        "{\"model_version\":\"%s\",\"outputs\":[{\"name\":%s,\"shape\":%s,\"data\":[%s,2]}]}";
    List<Pair> pairs =
        List.of(
            pair(
                outputs.formatted("1", "\"y\"", "[1,2]", "1"),
                outputs.formatted("2", name, shape, number),
                "null"));
    return new PairCount(2, Answers.TENSORS).count(pairs, 1);
  }

  private static Pair pair(String stable, String candidate, String label) {
    return new Pair(
        RecordedRequest.asRecorded("/predict", "{}", null, Predictions.parse(label)),
        response(stable),
        response(candidate));
  }

  private static TimedResponse response(String body) {
    return new TimedResponse(200, "any", true, body, Duration.ofMillis(5));
  }
}
