package dev.knativepredict.training.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,x\n2,y\n",
        "a,b\r\n1,x\r\n2,y",
        "a,b\n\n1,x\n\n\n2,y\n\n",
        "\uFEFFa,b\n1,x\n2,y\n",
        "a, b\n1,x\n2,\"y\"\n"
      })
  void theseAreTheSameRows(String text) {
    assertThat(rows(text)).containsExactly(Map.of("a", "1", "b", "x"), Map.of("a", "2", "b", "y"));
  }

  @Test
  void quotesCommasAndApostrophesAreKept() {
    assertThat(rows("a,b\n\"Zoë & \"\"Söhne\"\"\",\"1,5\"\nO'Brien,\n"))
        .containsExactly(
            Map.of("a", "Zoë & \"Söhne\"", "b", "1,5"), Map.of("a", "O'Brien", "b", ""));
  }

  @Test
  void aHeaderThatNamesAColumnTwiceIsRefused() {
    assertThatThrownBy(() -> rows("a,b,a\n1,2,3\n")).hasMessage("the header has 'a' twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1,2,3"})
  void aRowWithMoreOrFewerCellsThanTheHeaderIsRefused(String row) {
    assertThatThrownBy(() -> rows("a,b\n1,2\n" + row + "\n"))
        .hasMessage("row 2 has %d cells, the header has 2".formatted(row.equals("1") ? 1 : 3));
  }

  @Test
  void anEmptyFileHasNoHeader() {
    assertThatThrownBy(() -> rows("")).hasMessage("the header is missing");
  }

  private static List<Map<String, String>> rows(String text) {
    return Csv.rows(text.getBytes(UTF_8));
  }
}
