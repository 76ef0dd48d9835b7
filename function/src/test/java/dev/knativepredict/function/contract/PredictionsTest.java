package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.knativepredict.manifest.GoldenRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PredictionsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static Front credit;
  private static Front penguins;

  @BeforeAll
  static void start() throws IOException {
    credit = FrontEnd.underTest().start(Environment.of(Environment.CREDIT));
    penguins = FrontEnd.underTest().start(Environment.of(Environment.PENGUINS));
  }

  @AfterAll
  static void end() {
    credit.close();
    penguins.close();
  }

  @Test
  void aRowIsAnsweredWithItsLabelAndAProbabilityALabel() {
    JsonNode answer = credit.predict("{\"features\":[50000,35,720]}").ok();

    assertThat(answer.get("prediction")).hasToString("[1]");
    assertThat(answer.get("labels")).hasToString("[0,1]");
    assertThat(answer.get("model").stringValue()).isEqualTo("credit");
    assertThat(answer.get("version").stringValue()).isEqualTo("1");
    assertThat(answer.at("/probabilities/0").size()).isEqualTo(2);
    assertThat(
            answer.at("/probabilities/0/0").doubleValue()
                + answer.at("/probabilities/0/1").doubleValue())
        .isCloseTo(1, within(1e-6));
    assertThat(answer.has("warnings")).isFalse();
  }

  @Test
  void rowsAreAnsweredInTheirOrder() {
    JsonNode rows = credit.predict("{\"features\":[[50000,35,720],[15000,22,450]]}").ok();

    assertThat(rows.get("prediction")).hasToString("[1,0]");
    assertThat(rows.at("/probabilities/1"))
        .isEqualTo(credit.predict("{\"features\":[15000,22,450]}").ok().at("/probabilities/0"));
  }

  @Test
  void aRowByNameIsTheSameInAnyOrder() {
    JsonNode byPosition = credit.predict("{\"features\":[50000,35,720]}").ok();

    assertThat(
            credit
                .predict(
                    "{\"instances\":[{\"credit_score\":720,\"annual_income\":5e4,\"age\":35.0}]}")
                .ok())
        .isEqualTo(byPosition);
  }

  @Test
  void goldenRowsGetTheirGoldenAnswers() throws IOException {
    assertGolden(credit, Environment.CREDIT);
    assertGolden(penguins, Environment.PENGUINS);
  }

  private static void assertGolden(Front front, Path model) throws IOException {
    List<GoldenRow.Rows> golden =
        GoldenRow.readRows(Files.readAllBytes(model.resolve("golden.jsonl")));
    assertThat(golden).hasSizeGreaterThanOrEqualTo(50);
    for (GoldenRow.Rows row : golden) {
      JsonNode answer = front.predict(JSON.writeValueAsString(row.request())).ok();
      JsonNode expected = JSON.valueToTree(row.answer());
      assertThat(answer.get("prediction")).isEqualTo(expected.get("prediction"));
      for (int label = 0; label < expected.at("/probabilities/0").size(); label++) {
        assertThat(answer.at("/probabilities/0/" + label).doubleValue())
            .isCloseTo(expected.at("/probabilities/0/" + label).doubleValue(), within(1e-5));
      }
    }
  }

  @Test
  void aCategoryIsAskedForByItsText() {
    JsonNode answer =
        penguins.predict("{\"features\":[\"Biscoe\",49.9,16.1,213,5400,\"male\"]}").ok();

    assertThat(answer.get("prediction")).hasToString("[\"Gentoo\"]");
    assertThat(answer.get("labels")).hasToString("[\"Adelie\",\"Chinstrap\",\"Gentoo\"]");
  }

  @Test
  void whatMayBeMissingIsLeftOutOrNull() {
    JsonNode leftOut =
        penguins.predict("{\"instances\":[{\"island\":\"Torgersen\",\"bill_length\":39.1}]}").ok();
    JsonNode nulls =
        penguins.predict("{\"features\":[\"Torgersen\",39.1,null,null,null,null]}").ok();

    assertThat(leftOut).isEqualTo(nulls);
    assertThat(
            penguins
                .predict("{\"features\":[\"Torgersen\",39.1,17.3,197,4050,null]}")
                .ok()
                .get("probabilities"))
        .as("a missing measurement is the training rows' median")
        .isEqualTo(nulls.get("probabilities"));
  }

  @Test
  void aValueOutsideTheRangeIsAnsweredWithAWarning() {
    JsonNode answer =
        credit.predict("{\"features\":[[50000,35,720],[9000000,35,720],[50000,-1.5,20]]}").ok();

    assertThat(answer.get("prediction").size()).isEqualTo(3);
    assertThat(answer.get("warnings").valueStream().map(w -> w.get("pointer").stringValue()))
        .containsExactly("/features/1/0", "/features/2/1", "/features/2/2");
    assertThat(answer.at("/warnings/0/detail").stringValue())
        .isEqualTo(
            "'annual_income' is outside of the training data: 2100.0 to 135000.0 USD a year");
  }

  @Test
  void theContentTypeMayHaveParametersAndAnyCase() {
    assertThat(
            credit
                .send(
                    credit
                        .request("/predict?verbose=1")
                        .header("Content-Type", "Application/JSON; charset=utf-8")
                        .POST(
                            java.net.http.HttpRequest.BodyPublishers.ofString(
                                "{\"features\":[50000,35,720]}")))
                .ok()
                .get("prediction"))
        .hasToString("[1]");
  }
}
