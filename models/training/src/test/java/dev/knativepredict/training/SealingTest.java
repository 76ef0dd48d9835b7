package dev.knativepredict.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.testgraphs.IdentityGraph;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.judge.BelowGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph of the penguins model, as if somebody else had trained it. */
class SealingTest {

  private static final Path GRAPH = Program.MODELS.resolve("penguins/1/model.onnx");
  static final String SETTINGS =
      """
      description: The species of a penguin
      data: {file: data/penguins.csv, source: palmerpenguins}
      target: {column: species}
      features:
        - {type: category, name: island, values: [Biscoe, Dream, Torgersen]}
        - {type: number, name: bill_length, column: bill_length_mm, unit: mm, whenMissing: 44.45}
        - {type: number, name: bill_depth, column: bill_depth_mm, unit: mm, whenMissing: 17.3}
        - {type: number, name: flipper_length, column: flipper_length_mm, unit: mm, whenMissing: 197}
        - {type: number, name: body_mass, column: body_mass_g, unit: g, whenMissing: 4050}
        - {type: category, name: sex, values: [female, male], optional: true}
      output: {type: classes, probabilities: output, labels: [Adelie, Chinstrap, Gentoo]}
      gate: {metric: accuracy, atLeast: 0.95}
      """;

  @TempDir Path models;

  @Test
  void aGraphAloneIsSealedForAFirstTry() throws Exception {
    List<String> progress = new ArrayList<>();

    Path sealed = Sealing.seal(models.resolve("birds"), GRAPH, 1, progress::add);

    assertThat(progress.getFirst()).endsWith("written from the graph, for a first try");
    Manifest manifest = ModelDirectory.open(sealed).manifest();
    assertThat(manifest.name()).isEqualTo("birds");
    assertThat(manifest.data()).isNull();
    assertThat(manifest.training())
        .containsEntry("sealed from", "model.onnx")
        .containsEntry("gate", "none: a first try");
    assertThat(sealed.resolve("model.onnx")).hasSameBinaryContentAs(GRAPH);
    assertThat(Files.readString(sealed.resolve("CARD.md")))
        .contains("There was no gate: a first try.", "None are at hand.");
    assertThat(Validate.check(sealed, line -> {})).endsWith("no gate (a first try)");
  }

  @Test
  void dataAndATargetAreMeasuredAndComeOutAsForAModelOfOurs() throws Exception {
    Path sealed = Sealing.seal(described(SETTINGS), GRAPH, 1, line -> {});

    assertThat(names(sealed)).isEqualTo(names(Program.MODELS.resolve("penguins/1")));
    Manifest manifest = ModelDirectory.open(sealed).manifest();
    assertThat(manifest.metrics())
        .containsOnlyKeys("accuracy", "auc", "balanced_accuracy", "majority");
    assertThat(Files.readString(sealed.resolve("golden.jsonl")))
        .contains("\"label\":\"Gentoo\"", "\"sex\":null");
    assertThat(Files.readString(sealed.resolve("CARD.md")))
        .contains(
            "Measured once, on all 344 rows", "an accuracy of at least 0.95", "32.1 to 59.6 mm");
    assertThat(Validate.check(sealed, line -> {})).contains("65 golden rows, accuracy 1.0000");
  }

  @Test
  void theSameInputsGiveTheSameBytes() throws Exception {
    Path first = Sealing.seal(described(SETTINGS), GRAPH, 1, line -> {});
    Path second = Sealing.seal(models.resolve("birds"), GRAPH, 2, line -> {});

    for (String file : names(first)) {
      if (!file.equals("manifest.json") && !file.equals("CARD.md")) {
        assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
      }
    }
  }

  @Test
  void aModelBelowItsGateIsRefusedAndNothingIsWritten() throws Exception {
    Path folder = described(SETTINGS.replace("[Adelie, Chinstrap", "[Chinstrap, Adelie"));

    assertThatThrownBy(() -> Sealing.seal(folder, GRAPH, 1, line -> {}))
        .isInstanceOf(BelowGate.class)
        .hasMessageMatching("birds is refused: its accuracy 0\\.\\d{4} is below the gate 0.95");
    assertThat(names(folder)).containsExactly("data", "model.yaml");
  }

  @Test
  void whatWasMeasuredOnceHasToHoldAgain() throws Exception {
    Path sealed = Sealing.seal(described(SETTINGS), GRAPH, 1, line -> {});
    Path data = models.resolve("birds/data/penguins.csv");
    Files.writeString(data, Files.readString(data) + "Gentoo,Biscoe,50,15,220,5000,male\n");

    assertThatThrownBy(() -> Validate.check(sealed, line -> {}))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("its data data/penguins.csv has SHA-256 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gate: {metric: accuracy, atLeast: 0.95}", "gate: {none: nobody knows yet}"})
  void everyMetricThatWasMeasuredHasToHoldAgain(String gate) throws Exception {
    String settings = SETTINGS.replace("gate: {metric: accuracy, atLeast: 0.95}", gate);
    Path sealed = Sealing.seal(described(settings), GRAPH, 1, line -> {});
    assertThat(Validate.check(sealed, line -> {})).isNotBlank();

    Path manifest = sealed.resolve("manifest.json");
    String changed =
        Files.readString(manifest).replaceFirst("(\"auc\" : \\{\\s+\"value\" : )[0-9.]+", "$10.5");
    Files.writeString(manifest, changed);
    assertThatThrownBy(() -> Validate.check(sealed, line -> {}))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("the manifest says 0.5000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gate: {metric: accuracy, atLeast: 0.95} | gate: none              | model.yaml: gate: it is 'none'; write {none: the reason why there is no gate}
          gate: {metric: accuracy, atLeast: 0.95} |                         | model.yaml: gate: missing; a metric with its bound, or {none: the reason}
          target: {column: species}               |                         | model.yaml: gate: without data and a target there is none; {none: the reason}
          labels: [Adelie, Chinstrap, Gentoo]     | labels: [Adelie, Gentoo] | data/penguins.csv: line 278: species: 'Chinstrap' is none of [Adelie, Gentoo]
          probabilities: output                   | probabilities: scores   | model.yaml: output: no tensor 'scores' in [output]
          values: [female, male], optional: true  | values: [female, male]  | data/penguins.csv: line 5: sex: it is missing, and the feature has no 'optional: true'
          unit: g, whenMissing: 4050              | unit: g                 | data/penguins.csv: line 5: body_mass_g: it is missing, and the feature has no 'whenMissing'
          column: species                         | column: kind            | data/penguins.csv: there is no column 'kind', the target's
          """)
  void whatDoesNotFitTogetherIsNamedOnOneLine(String right, String wrong, String reason)
      throws Exception {
    Path folder = described(SETTINGS.replace(right, wrong == null ? "" : wrong));

    assertThatThrownBy(() -> Sealing.seal(folder, GRAPH, 1, line -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessage(folder.resolve(reason).toString());
    assertThat(names(folder)).containsExactly("data", "model.yaml");
  }

  @Test
  void whatIsNoGraphIsRefusedWithWhatToDo() throws Exception {
    refused("", "is empty; export or copy it again");
    refused(
        "version https://git-lfs.github.com/spec/v1\n",
        "is a Git LFS pointer; run 'git lfs pull' for the model itself");
    Path missing = models.resolve("missing.onnx");
    assertThatThrownBy(() -> Sealing.seal(models.resolve("birds"), missing, 1, line -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessage(missing + ": is missing");
    assertThat(models.resolve("birds")).doesNotExist();
  }

  @Test
  void aGraphWithANameThatCantBeAskedForIsNotSealed() throws Exception {
    byte[] bytes = new IdentityGraph().with("🐧", "y", 1, -1, 3).bytes();
    Path graph = Files.write(models.resolve("graph.onnx"), bytes);

    assertThatThrownBy(() -> Sealing.seal(models.resolve("birds"), graph, 1, line -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(graph + ": tensor '🐧' has a name with characters beyond U+FFFF")
        .message()
        .doesNotContain("\n");
    assertThat(models.resolve("birds")).doesNotExist();
  }

  private void refused(String content, String reason) throws IOException {
    Path graph = Files.writeString(models.resolve("graph.onnx"), content);

    assertThatThrownBy(() -> Sealing.seal(models.resolve("birds"), graph, 1, line -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessage(graph + ": " + reason);
  }

  private Path described(String settings) throws IOException {
    Path folder = Program.unsealedCopy("penguins", models.resolve("copy"));
    Path birds = Files.move(folder, models.resolve("birds"));
    Files.writeString(birds.resolve("model.yaml"), settings);
    return birds;
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
