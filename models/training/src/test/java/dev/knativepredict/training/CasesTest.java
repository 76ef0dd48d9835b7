package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.judge.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data as people have it, each once the reason of a wrong model or a stack trace. */
class CasesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          absent_label  | data.csv: too few rows have the label 'maybe': 0, and to learn and judge it takes at least 2
          one_label_row | data.csv: too few rows have the label 'maybe': 1, and to learn and judge it takes at least 2
          allmissing    | data.csv: no row has a value in the column 'c'
          duphead       | data.csv: line 1, the header, has 'a' twice
          raggedlast    | data.csv: line 7 has 2 cells, the header has 3
          boollabels    | model.yaml: target.labels: all whole numbers or all texts, not [false, true]
          level-dup     | model.yaml: col.values: all different, not [red, blue, teal, red]
          """)
  void whatCanNotBeLearnedIsRefusedOnOneLine(String name, String reason) throws IOException {
    copy(name);

    assertThatThrownBy(() -> Train.train(folder, 1, line -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessage(folder.resolve(reason).toString());
    assertThat(folder.resolve("1")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"apos", "blankmid", "rare", "region2", "region3", "rim", "year"})
  void whatCanBeLearnedIsSealedAndValid(String name) throws IOException {
    copy(name);

    Path sealed = Train.train(folder, 1, line -> {});

    assertThat(Validate.check(sealed, line -> {})).contains(" holds: ");
  }

  @Test
  void aDeclaredValueIsNeverAMissingOne() throws Exception {
    copy("region3");
    Path sealed = Train.train(folder, 1, line -> {});

    try (Predictor predictor = new Predictor(ModelDirectory.open(sealed))) {
      List<double[]> answers =
          predictor.answers(
              List.of(Map.of("region", "NA", "x", 0.0), Map.of("region", "EU", "x", 0.0)));
      assertThat(answers.getFirst()[1]).isGreaterThan(0.9);
      assertThat(answers.getLast()[1]).isLessThan(0.1);
    }
  }

  @Test
  void whatAFoldDoesNotDefineIsCountedInTheOthersAlone() throws IOException {
    copy("rare");
    Path sealed = Train.train(folder, 1, line -> {});

    Manifest.Metric auc =
        requireNonNull(ModelDirectory.open(sealed).manifest().metrics().get("auc"));
    // Six rows have the rare label: six of ten folds, in two repeats.
    assertThat(auc.folds()).isEqualTo(12);
    assertThat(requireNonNull(auc.value())).isGreaterThan(0.9);
    assertThat(sealed.resolve("CARD.md")).content().contains("| AUC (defined in 12 folds) | 0.99");
  }

  @Test
  void whatNoFoldDefinesIsNullAndSaidToBeNotDefined() throws IOException {
    copy("rare");
    Path settings = folder.resolve("model.yaml");
    // A row a fold: no fold has a row of each label.
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace("folds: 10", "folds: 30")
            .replace("repeats: 2", "repeats: 1"));
    List<String> data = Files.readAllLines(folder.resolve("data.csv"));
    List<String> rare = data.stream().filter(line -> line.endsWith("yes")).toList();
    List<String> other = data.stream().filter(line -> line.endsWith("no")).limit(24).toList();
    Files.write(
        folder.resolve("data.csv"),
        Stream.of(List.of(data.getFirst()), rare, other).flatMap(List::stream).toList());

    Path sealed = Train.train(folder, 1, line -> {});

    assertThat(ModelDirectory.open(sealed).manifest().metrics())
        .containsEntry("auc", new Manifest.Metric(null, null, 0));
    assertThat(sealed.resolve("CARD.md"))
        .content()
        .contains("| AUC (defined in 0 folds) | not defined | not defined |");
  }

  @Test
  void probabilitiesAreNeverAllZero() throws Exception {
    copy("rim");
    Path sealed = Train.train(folder, 1, line -> {});

    try (Predictor predictor = new Predictor(ModelDirectory.open(sealed))) {
      for (double[] far :
          predictor.answers(List.of(Map.of("u", 0.0, "v", -1e4), Map.of("u", 0.0, "v", 1e4)))) {
        assertThat(Arrays.stream(far).sum()).isBetween(0.9999, 1.0001);
      }
    }
  }

  private void copy(String name) throws IOException {
    Path from = Path.of("src/test/resources/cases").resolve(name);
    Files.copy(from.resolve("data.csv"), folder.resolve("data.csv"));
    String settings = Files.readString(from.resolve("model.yaml"));
    Files.writeString(
        folder.resolve("model.yaml"), settings.replaceFirst("name: .*", "name: a-case"));
  }
}
