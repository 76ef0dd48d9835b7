package dev.knativepredict.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.training.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

  @TempDir Path folder;

  @Test
  void rowsAreInTheOrderOfTheFileWithTheIndexOfTheirLabel() throws IOException {
    write("no yes no yes");

    Table table = Table.load(folder, Specs.small());

    assertThat(table.rows()).extracting(Row::line).containsExactly(2, 3, 4, 5);
    assertThat(table.rows()).extracting(Row::label).containsExactly(0, 1, 0, 1);
    assertThat(table.rows().get(2).number("x")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no no no        | too few rows have the label 'yes': 0, and to learn and judge it takes at least 2
          no no no yes    | too few rows have the label 'yes': 1, and to learn and judge it takes at least 2
          no maybe yes no | line 3: y: 'maybe' is none of [no, yes]
          no yes no ?     | line 5: y: '?' is none of [no, yes]
          no              | 2 folds need at least as many rows, there are 1
          """)
  void labelsThatCanNotBeLearnedOrJudgedAreRefused(String labels, String reason)
      throws IOException {
    write(labels);

    assertThatThrownBy(() -> Table.load(folder, Specs.small()))
        .isInstanceOf(BadInput.class)
        .hasMessage("%s: %s", folder.resolve("data.csv"), reason);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Table.load(folder, Specs.small()))
        .isInstanceOf(BadInput.class)
        .hasMessage("%s: is missing", folder.resolve("data.csv"));
  }

  private void write(String labels) throws IOException {
    StringBuilder csv = new StringBuilder("x,area,y\n");
    int x = 0;
    for (String label : labels.split(" ", -1)) {
      csv.append("%d,EU,%s\n".formatted(x++, label));
    }
    Files.writeString(folder.resolve("data.csv"), csv);
  }
}
