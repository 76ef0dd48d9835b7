package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.verdict.Answers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

  private static final Offer ALL = new Offer(Predictions.parse(OddModel.OPENAPI).path("paths"));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 7, 20})
  void enoughRequestsAskEveryRowAndEveryForm(int rows) {
    Requests requests = Requests.of(model(rows), List.of(), ALL);

    assertThat(IntStream.range(0, requests.enough()).mapToObj(requests::nth))
        .extracting(RecordedRequest::form)
        .containsAll(requests.byForm().keySet());
    assertThat(IntStream.range(0, rows).mapToObj(requests::nth))
        .extracting(RecordedRequest::label)
        .containsExactlyElementsOf(
            SmokeTest.rows().stream().limit(rows).map(RecordedRequest::label).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 20})
  void asManyRoundsAsThereAreFormsAskEveryRowInEveryForm(int rows) {
    Requests requests = Requests.of(model(rows), List.of(), ALL);

    assertThat(IntStream.range(0, 6 * rows).mapToObj(requests::nth))
        .containsExactlyInAnyOrderElementsOf(
            requests.different().stream().flatMap(List::stream).toList());
  }

  @Test
  void withoutADescriptionRowsAreAskedAsTheyWereRecorded() {
    assertThat(Requests.of(model(3), List.of(), Offer.UNKNOWN).byForm())
        .containsOnlyKeys("/predict as recorded");
  }

  @Test
  void aModelThatIsNotDescribedGetsNoTensors() {
    Model other =
        new Model(
            "odd/1", Answers.LABELS, OddModel.signature(), Predictor.SHA256, SmokeTest.rows());

    assertThat(Requests.of(other, List.of(), ALL).byForm().keySet())
        .hasSize(4)
        .allMatch(form -> form.startsWith("/predict with "));
  }

  @Test
  void aGraphWithAFixedNumberOfRowsGetsNoMore() {
    Signature fixed =
        Signature.of(Predictions.parse(OddModel.SIGNATURE.replace("[-1, 1]", "[1, 1]")));
    Model model = new Model("even/1", Answers.LABELS, fixed, Predictor.SHA256, SmokeTest.rows());

    assertThat(Requests.of(model, List.of(), ALL).byForm().keySet())
        .hasSize(3)
        .allMatch(form -> form.endsWith("one row"));
  }

  private static Model model(int rows) {
    return new Model(
        "even/1",
        Answers.LABELS,
        OddModel.signature(),
        Predictor.SHA256,
        SmokeTest.rows().subList(0, rows));
  }
}
