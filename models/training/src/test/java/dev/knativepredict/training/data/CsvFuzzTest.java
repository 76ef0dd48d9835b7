package dev.knativepredict.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells are the same when they are written again by RFC 4180, all in quotes. */
class CsvFuzzTest {

  static Stream<String> seeds() {
    return Stream.of(
        "",
        "a,b\n1,2\n\n3,4\n",
        "a;b\r\n1,5;\"2;3\"\r\n",
        "a\tb\n1\t2",
        "\uFEFFa,b\n\"x\"\"y\",\"line\nend\"\n",
        "a,a\n",
        "a,b\n1\n",
        "a\n\"unfinished",
        "\"a,b\",c\n1,2\n");
  }

  @MethodSource("seeds")
  @FuzzTest
  void cellsAreTheSameWhenTheyAreWrittenAgain(@NotNull String text) {
    Csv csv = read(text);
    // A header of several lines can hide its separator; nobody has one.
    if (csv == null
        || csv.places().keySet().stream().anyMatch(name -> name.matches("(?s).*\\R.*"))) {
      return;
    }
    Csv again = Csv.read(quoted(csv).getBytes(StandardCharsets.UTF_8));

    assertThat(again.places()).isEqualTo(csv.places());
    assertThat(cells(again)).isEqualTo(cells(csv));
  }

  private static @Nullable Csv read(String text) {
    try {
      return Csv.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static List<List<String>> cells(Csv csv) {
    return csv.lines().stream().map(Csv.Line::cells).toList();
  }

  private static String quoted(Csv csv) {
    return Stream.concat(Stream.of(csv.places().keySet()), cells(csv).stream())
        .map(CsvFuzzTest::quoted)
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(Collection<String> cells) {
    return cells.stream()
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }
}
