package dev.knativepredict.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"../credit/1", "../penguins/1"})
  void aSealedModelsReferenceIsWrittenAsItWasRead(String model) throws IOException {
    String json = Files.readString(Path.of(model, "reference.json"));

    assertThat(read(json).json()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\" : \"bins\" | \"type\" : \"pins\" | /type is 'pins', not bins or categories",
        "\"rows\"           | \"raws\"            | /raws is unknown",
        "\"missing\"        | \"missed\"          | /missed is unknown",
      })
  void anotherLayoutIsRefusedByItsPlace(String was, String is, String reason) throws IOException {
    String json = Files.readString(Path.of("../penguins/1/reference.json"));
    assertThat(json).contains(was);

    assertThatThrownBy(() -> read(json.replace(was, is)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void howOftenItWasRightIsWrittenAsItWasRead() {
    List<Integer> rows = Collections.nCopies(ConfidenceBins.COUNT, 7);
    Reference reference =
        new Reference(
            1,
            new TreeMap<>(),
            new Reference.Spread.Categories(new TreeMap<>(), 0),
            new TreeMap<>(),
            new Reference.Confidence(rows, rows));

    assertThat(read(reference.json())).isEqualTo(reference);
    assertThatThrownBy(() -> read(reference.json().replaceFirst("7, ", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confidence: there are 20 bins, not 19 and 20");
  }

  @Test
  void aFileThatIsCutOffIsRefused() {
    assertThatThrownBy(() -> read("{\"rows\":1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("invalid JSON at line 1, column ");
  }

  private static Reference read(String json) {
    return Reference.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
