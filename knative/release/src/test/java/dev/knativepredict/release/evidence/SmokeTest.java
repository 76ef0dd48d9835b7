package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Answers;
import dev.knativepredict.release.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmokeTest {

  private static final RevisionName CANDIDATE = new RevisionName("candidate");
  private static final Model MODEL =
      new Model("even/1", Answers.LABELS, OddModel.signature(), Predictor.SHA256, rows());

  @Test
  void theRightAnswersOfTheRightModelAreHealthy() throws IOException {
    try (Predictor good = new Predictor("candidate", n -> n % 2, 200, 0)) {
      assertThat(smoke(good, MODEL)).isInstanceOf(Verdict.Healthy.class);
    }
  }

  @Test
  void anotherModelIsUnhealthy() throws IOException {
    try (Predictor good = new Predictor("candidate", n -> n % 2, 200, 0)) {
      Model other =
          new Model("even/2", Answers.LABELS, OddModel.signature(), "b".repeat(64), rows());
      assertThat(smoke(good, other).toString()).contains("SHA-256").contains("b".repeat(64));
    }
  }

  @Test
  void swappedLabelsAreUnhealthyAndTheFirstIsShown() throws IOException {
    try (Predictor swapped = new Predictor("candidate", n -> 1 - n % 2, 200, 0)) {
      assertThat(smoke(swapped, MODEL).toString())
          .contains("0 of 20 right")
          .contains("instead of {\"prediction\":[0]}");
    }
  }

  @Test
  void errorsAreUnhealthyAndToldFromNoAnswer() throws IOException {
    Predictor broken = new Predictor("candidate", n -> n % 2, 500, 0);
    assertThat(smoke(broken, MODEL).toString()).contains("HTTP 500");
    broken.close();
    assertThat(smoke(broken, MODEL).toString()).contains("no connection");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"features\":[7]}|/predict with features of one row: 19 of 20",
        "{\"features\":[[7]|/predict with features of 3 rows: 19 of 20",
        "{\"instances\":[{\"number\":7}]}|/predict with instances of one row: 19 of 20",
        "{\"number\":7},|/predict with instances of 3 rows: 18 of 20",
        "\"data\":[7]|/v2/models/even/infer with tensors of one row: 19 of 20",
        "\"data\":[7,|/v2/models/even/infer with tensors of 3 rows: 19 of 20"
      })
  void oneBodyThatFailsInOneFormIsFoundAndTheFormIsNamed(String body, String form)
      throws IOException {
    try (Predictor failing = new Predictor("candidate", n -> n % 2, 200, 0).breaking(body)) {
      assertThat(smoke(failing, MODEL).toString()).contains("golden rows by " + form, "HTTP 500");
    }
  }

  @Test
  void anotherRevisionBehindTheUrlIsUnhealthy() throws IOException {
    try (Predictor other = new Predictor("stable", n -> n % 2, 200, 0)) {
      assertThat(smoke(other, MODEL).toString()).contains("revision stable");
    }
  }

  @Test
  void goldenTensorsAreSentToTheModelsTensors() throws IOException {
    Model model =
        new Model(
            "even/1", Answers.TENSORS, OddModel.signature(), Predictor.SHA256, List.of(tensor(7)));
    try (Predictor good = new Predictor("candidate", n -> n + 1, 200, 0);
        Predictor wrong = new Predictor("candidate", n -> n, 200, 0)) {
      assertThat(smoke(good, model)).isInstanceOf(Verdict.Healthy.class);
      assertThat(smoke(wrong, model).toString()).contains("0 of 1 right");
    }
  }

  private static RecordedRequest tensor(int number) {
    String body = "{\"inputs\":[{\"data\":[%d]}]}".formatted(number);
    return RecordedRequest.asRecorded(
        RecordedRequest.path(Predictions.parse(body), "even"),
        body,
        Predictions.parse(OddModel.tensor(List.of(number + 1 + 1e-9))),
        null);
  }

  private static Verdict smoke(Predictor predictor, Model model) {
    try (Caller caller = new HttpCaller(null, Duration.ofSeconds(5))) {
      Smoke smoke = new Smoke(caller, Time.SYSTEM, Duration.ofMillis(300));
      return Verdict.of(smoke.run(predictor.url(), CANDIDATE, model, List.of()));
    }
  }

  static List<RecordedRequest> rows() {
    return IntStream.range(0, 20)
        .mapToObj(number ->
            RecordedRequest.asRecorded(
                "/predict",
                "{\"instances\":[{\"number\":%d}]}".formatted(number),
                Predictions.parse("{\"prediction\":[%d]}".formatted(number % 2)),
                Predictions.parse(Integer.toString(number % 2))))
        .toList();
  }
}
