package dev.knativepredict.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.load.RequestResult.Outcome;
import dev.knativepredict.manifest.GoldenRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestRequestTest {

  private static final TestRequest REQUEST =
      new TestRequest(
          new GoldenRow.Rows(
              new GoldenRow.Request(List.of(Map.of("age", 35))),
              new GoldenRow.Answer(List.of(1), List.of(List.of(0.25, 0.75))),
              1));

  @Test
  void theBodyIsTheRequestOfTheGoldenRow() {
    assertThat(REQUEST.body()).isEqualTo("{\"instances\":[{\"age\":35}]}");
  }

  @Test
  void theGoldenPredictionIsCorrectWhateverElseTheResponseHas() {
    assertThat(judge("{\"prediction\":[1],\"probabilities\":[[0.25,0.75]],\"model\":\"credit\"}"))
        .isEqualTo(Outcome.CORRECT);
  }

  @Test
  void probabilitiesMayDifferByARoundingError() {
    assertThat(judge("{\"prediction\":[1],\"probabilities\":[[0.250001,0.749999]]}"))
        .isEqualTo(Outcome.CORRECT);
    assertThat(judge("{\"prediction\":[1],\"probabilities\":[[0.2502,0.7498]]}"))
        .isEqualTo(Outcome.WRONG);
  }

  @Test
  void anotherPredictionIsWrong() {
    assertThat(judge("{\"prediction\":[0],\"probabilities\":[[0.25,0.75]]}"))
        .isEqualTo(Outcome.WRONG);
  }

  @Test
  void missingProbabilitiesAreWrong() {
    assertThat(judge("{\"prediction\":[1]}")).isEqualTo(Outcome.WRONG);
    assertThat(judge("{\"prediction\":[1],\"probabilities\":[[0.25]]}")).isEqualTo(Outcome.WRONG);
  }

  @Test
  void aBodyThatIsNoJsonIsWrong() {
    assertThat(judge("hello")).isEqualTo(Outcome.WRONG);
  }

  @Test
  void anyOtherStatusIsAFailureWhateverTheBody() {
    assertThat(REQUEST.judge(500, "{\"prediction\":[1],\"probabilities\":[[0.25,0.75]]}"))
        .isEqualTo(Outcome.FAILED);
  }

  private static Outcome judge(String response) {
    return REQUEST.judge(200, response);
  }
}
