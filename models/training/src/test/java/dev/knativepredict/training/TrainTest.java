package dev.knativepredict.training;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.knativepredict.manifest.ConfidenceBins;
import dev.knativepredict.manifest.Reference;
import dev.knativepredict.training.data.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainTest {

  @TempDir Path models;

  @ParameterizedTest
  @ValueSource(strings = {"credit", "penguins"})
  void trainingAgainGivesTheCommittedAnswers(String model) throws Exception {
    Path folder = Program.unsealedCopy(model, models);

    Program.Outcome outcome = Program.run("train", folder);

    assertThat(outcome.exitCode()).as("%s", outcome.err()).isZero();
    assertThat(outcome.out().strip()).isEqualTo(folder.resolve("1").toString());
    assertThat(outcome.err()).filteredOn(line -> line.startsWith("  repeat ")).hasSize(10);
    Path committed = Program.MODELS.resolve(model).resolve("1");
    assertThat(names(folder.resolve("1"))).isEqualTo(names(committed));
    // Graph and manifest are as they were written on their day; what they say is the same.
    for (String file : List.of("golden.jsonl", "judgement.svg", "CARD.md")) {
      assertThat(folder.resolve("1").resolve(file)).hasSameBinaryContentAs(committed.resolve(file));
    }
    Reference reference = reference(folder.resolve("1"));
    assertThat(withoutConfidence(reference).json())
        .isEqualTo(Files.readString(committed.resolve("reference.json")));
    assertCounted(reference.confidence(), 10 * reference.rows());
    assertThat(Program.run("validate", folder.resolve("1")).exitCode()).isZero();
  }

  private static Reference reference(Path sealed) throws Exception {
    return Reference.read(Files.readAllBytes(sealed.resolve("reference.json")));
  }

  /** What was not written yet when the committed ones were sealed. */
  private static Reference withoutConfidence(Reference reference) {
    return new Reference(
        reference.rows(),
        reference.features(),
        reference.predictions(),
        reference.probabilities(),
        null);
  }

  private static void assertCounted(Reference.@Nullable Confidence confidence, int rows) {
    assertThat(requireNonNull(confidence).rows().stream().mapToInt(i -> i).sum()).isEqualTo(rows);
    for (int bin = 0; bin < ConfidenceBins.COUNT; bin++) {
      assertThat(confidence.correct().get(bin)).isBetween(0, confidence.rows().get(bin));
    }
    // These models are right nine times of ten, and where they are sure still more often.
    assertThat(confidence.correct().stream().mapToInt(i -> i).sum()).isGreaterThan(rows * 8 / 10);
    assertThat(confidence.correct().getLast()).isGreaterThan(confidence.rows().getLast() * 9 / 10);
  }

  @Test
  void theSameDataAndSettingsGiveTheSameBytes() throws Exception {
    Path once = Train.train(Program.unsealedCopy("penguins", models.resolve("a")), 1, line -> {});
    Path again = Train.train(Program.unsealedCopy("penguins", models.resolve("b")), 1, line -> {});

    for (String file : names(once)) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(once.resolve(file));
    }
  }

  @Test
  void theRawThreeColumnsAreRefusedAndNothingIsWritten() throws Exception {
    Path folder = Program.unsealedCopy("credit", models);
    Path raw = Path.of("src/test/resources/raw/model.yaml");
    Files.copy(raw, folder.resolve("model.yaml"), REPLACE_EXISTING);

    Program.Outcome outcome = Program.run("train", folder);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.lastError())
        .matches("credit-raw is refused: its accuracy 0\\.\\d{4} is below the gate 0\\.85");
    double accuracy =
        Double.parseDouble(outcome.lastError().replaceAll(".*accuracy (\\S+).*", "$1"));
    assertThat(accuracy).isCloseTo(0.8427, within(0.002));
    assertThat(names(folder)).isEqualTo(List.of("data", "model.yaml"));
  }

  @Test
  void aSealedVersionIsNeverWrittenOver() throws Exception {
    Path sealed = Program.sealedCopy("penguins", models);

    assertThatThrownBy(() -> Train.train(models.resolve("penguins"), 1, line -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessage(sealed + ": exists; a sealed version is never changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          column: body_mass_g | column: mass    | data/penguins.csv: there is no column 'mass'
          column: body_mass_g | column: sex     | data/penguins.csv: line 2: sex: 'male' is not a number
          column: sex         | column: species | data/penguins.csv: line 2: species: 'Adelie' is none of [female, male]
          missing: none       | missing:        | data/penguins.csv: line 5: sex: it is missing, and the feature has no 'missing' setting
          example: 4050       | example: 40500  | model.yaml: body_mass: the example 40500.0 is not within 2700.0 and 6300.0
          cost: 1.0           | cost: 0         | model.yaml: trainer.cost: a number above 0, not 0
          cost: 1.0           | costs: 1.0      | model.yaml: trainer.costs: unknown; the family has [cost]
          column: species     | column: kind    | data/penguins.csv: there is no column 'kind', the target's
          folds: 10           | folds: 1000     | data/penguins.csv: 1000 folds need at least as many rows, there are 344
          """)
  void whatDoesNotFitTogetherIsNamedOnOneLine(String right, String wrong, String reason)
      throws Exception {
    Path folder = Program.unsealedCopy("penguins", models);
    Path settings = folder.resolve("model.yaml");
    Files.writeString(settings, Files.readString(settings).replace(right, wrong));

    assertThatThrownBy(() -> Train.train(folder, 1, line -> {}))
        .isInstanceOf(BadInput.class)
        .message()
        .hasLineCount(1)
        .startsWith(folder.resolve(reason).toString());
    assertThat(names(folder)).isEqualTo(List.of("data", "model.yaml"));
  }

  @Test
  void aMissingFolderIsNamed() {
    Path folder = models.resolve("none");

    assertThatThrownBy(() -> Train.train(folder, 1, line -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessage(folder.resolve("model.yaml") + ": is missing");
  }

  @Test
  void theNextVersionIsTheLowestThatIsFree() throws Exception {
    assertThat(Train.nextVersion(models)).isEqualTo(1);
    Files.createDirectory(models.resolve("1"));
    Files.createDirectory(models.resolve("3"));
    assertThat(Train.nextVersion(models)).isEqualTo(2);
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
