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
        "a, b\n1,x\n2,\"y\"\n",
        "\na;b\n1;x\n2;y\n",
        "a\tb\n1\tx\n2\ty\n",
        "\"a\";b\n1;x\n2;y\n"
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
    assertThatThrownBy(() -> rows("a,b,a\n1,2,3\n"))
        .hasMessage("line 1, the header, has 'a' twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1,2,3"})
  void aRowWithMoreOrFewerCellsThanTheHeaderIsRefused(String row) {
    assertThatThrownBy(() -> rows("a,b\n\n1,\"2\n\"\n\n" + row + "\n"))
        .hasMessage("line 6 has %d cells, the header has 2".formatted(row.equals("1") ? 1 : 3));
  }

  @Test
  void anEmptyFileHasNoHeader() {
    assertThatThrownBy(() -> rows("")).hasMessage("is empty, without a header");
    assertThatThrownBy(() -> rows("\n\n")).hasMessage("is empty, without a header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,\"x\"y\n", "a,b\n1,\"x\n"})
  void quotesThatDoNotFitAreRefusedByTheirLine(String text) {
    assertThatThrownBy(() -> rows(text)).hasMessageMatching("line [23] is not CSV: .*");
  }

  private static List<Map<String, String>> rows(String text) {
    Csv csv = Csv.read(text.getBytes(UTF_8));
    return csv.lines().stream()
        .map(line -> Map.copyOf(new Cells(csv.places(), line.cells())))
        .toList();
  }
}
