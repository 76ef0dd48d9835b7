package dev.knativepredict.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenRowTest {

  @ParameterizedTest
  @ValueSource(strings = {"../credit/1", "../penguins/1"})
  void everyLineOfASealedModelIsWrittenAsItWasRead(String model) throws Exception {
    Path file = Path.of(model, "golden.jsonl");
    List<GoldenRow> rows = GoldenRow.read(Files.readAllBytes(file));

    assertThat(rows).hasSizeGreaterThan(50);
    assertThat(rows.stream().map(GoldenRow::line)).isEqualTo(Files.readAllLines(file));
  }

  @Test
  void aRequestIsTheBodyThatIsSent() {
    GoldenRow row =
        GoldenRow.read(
            "{\"request\":{\"instances\":[{\"a\":1,\"b\":2.5,\"c\":\"\\u00e4\\\"\",\"d\":null,\"e\":true}]},"
                + "\"answer\":{\"prediction\":[\"x\"],\"probabilities\":null},\"label\":\"x\"}");

    assertThat(row.body())
        .isEqualTo("{\"instances\":[{\"a\":1,\"b\":2.5,\"c\":\"ä\\\"\",\"d\":null,\"e\":true}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "nonsense",
        "{\"request\":{\"instances\":[{}]},\"answer\":{\"prediction\":[1]}}",
        "{\"request\":{\"rows\":[{}]},\"answer\":{\"prediction\":[1]},\"label\":1}",
        "{\"request\":{\"instances\":[{}]},\"answer\":{\"prediction\":1},\"label\":1}",
        "{\"request\":{\"instances\":[{}]},\"answer\":{\"prediction\":[1]},\"label\":1,\"x\":2}",
        "{\"request\":{\"instances\":[{}]},\"answer\":{\"prediction\":[1]},\"label\":1} {}",
      })
  void aLineThatIsNotAGoldenRowIsRefused(String line) {
    assertThatThrownBy(() -> GoldenRow.read(line.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @Test
  void aRowWithoutALabelIsWrittenAsItWasRead() {
    String line =
        "{\"request\":{\"instances\":[{\"a\":null}]},\"answer\":{\"prediction\":[[1,\"NaN\"]],"
            + "\"probabilities\":null},\"label\":null}";

    assertThat(GoldenRow.read(line).line()).isEqualTo(line);
    assertThat(GoldenRow.read(line).isAnsweredBy("{\"prediction\":[[1,\"NaN\"]]}".getBytes(UTF_8)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"shape\":[1,2],\"data\":[1.0000001,9007199254740993] | true",
        "\"shape\":[2],\"data\":[1,9007199254740993]           | false",
        "\"shape\":[1,2],\"data\":[1,9007199254740992]         | false",
        "\"shape\":[1,2],\"data\":[2,9007199254740993]         | false",
      })
  void tensorsAreSentAndComparedByThemselves(String found, boolean right) {
    String line =
        "{\"request\":{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"ä\"]}]},"
            + "\"answer\":{\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP64\",\"shape\":[1,2],"
            + "\"data\":[1.0,9007199254740993]}]}}";
    GoldenRow row = GoldenRow.read(line);
    String response =
        "{\"model_name\":\"m\",\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP64\",%s,\"parameters\":{}}]}"
            .formatted(found);

    assertThat(row.line()).isEqualTo(line);
    assertThat(row.body())
        .isEqualTo(
            "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"ä\"]}]}");
    assertThat(row.isAnsweredBy(response.getBytes(UTF_8))).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]      | [[0.1,0.9]]       | true",
        "[1]      | [[0.100001,0.9]]  | true",
        "[1.0]    | [[0.1,0.9]]       | true",
        "[0]      | [[0.1,0.9]]       | false",
        "[\"1\"]  | [[0.1,0.9]]       | false",
        "[1]      | [[0.11,0.89]]     | false",
        "[1]      | [[0.1,0.8,0.1]]   | false",
        "[1]      | [[0.1,0.9],[1,0]] | false",
        "[1,1]    | [[0.1,0.9]]       | false",
        "[1]      | null              | false",
      })
  void anAnswerMatchesButForRounding(String prediction, String probabilities, boolean matches) {
    GoldenRow.Answer golden = answer("[1]", "[[0.1,0.9]]");

    assertThat(answer(prediction, probabilities).matches(golden)).isEqualTo(matches);
  }

  @Test
  void whatElseAResponseSaysIsNotCompared() {
    byte[] body =
        "{\"prediction\":[1],\"probabilities\":[[0.1,0.9]],\"model\":\"credit\"}"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(GoldenRow.Answer.read(body).matches(answer("[1]", "[[0.1,0.9]]"))).isTrue();
  }

  private static GoldenRow.Answer answer(String prediction, String probabilities) {
    String json = "{\"prediction\":%s,\"probabilities\":%s}".formatted(prediction, probabilities);
    return GoldenRow.Answer.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
