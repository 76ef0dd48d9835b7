package dev.knativepredict.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings are read, or refused in one line. */
class SpecReaderFuzzTest {

  private static final Path FILE = Path.of("model.yaml");

  private static final String TRAINED =
      """
      name: bills
      description: The species of a penguin
      data: {file: data/penguins.csv, source: palmerpenguins, licence: CC0 1.0}
      target: {column: species, labels: {Adelie: 0, Gentoo: 1}, description: the likeliest species}
      features:
        - {type: number, name: length, column: l, description: length, unit: mm, missing: median}
        - {type: category, name: sex, column: s, description: sex, values: [f, m], example: f}
      trainer: {family: logistic, cost: 1.0, seed: 1, folds: 10, repeats: 10}
      gate: {metric: accuracy, atLeast: 0.9}
      purpose: An example.
      limits: Two measurements only.
      mustNotBeUsedFor: Anything that matters.
      """;

  private static final String PRETRAINED =
      """
      description: The species of a penguin
      data: {file: data/penguins.csv, source: palmerpenguins}
      target: {column: species}
      features:
        - {type: number, name: length, column: l, unit: mm, whenMissing: 44.45}
        - {type: category, name: sex, values: [female, male], optional: true}
      output: {type: classes, probabilities: output, labels: [Adelie, Gentoo]}
      gate: {none: a first try}
      """;

  static Stream<String> seeds() {
    return Stream.of(
        TRAINED,
        PRETRAINED,
        TRAINED.replace("length, column", "sex, column"),
        "",
        "- 1",
        "&:",
        "name: [",
        "a: &a [*a]",
        "? {x: 1}\n: 2",
        TRAINED.replace("features:", "features: ~\nnone:"),
        "a\u0085b: 1",
        PRETRAINED.replace("[female, male]", "[~, male]"));
  }

  @MethodSource("seeds")
  @FuzzTest
  void settingsAreReadOrRefusedInOneLine(@NotNull String yaml) {
    refusedInOneLine(SpecReader::parse, yaml);
    refusedInOneLine(SpecReader::parsePretrained, yaml);
  }

  private static void refusedInOneLine(BiFunction<Path, byte[], ?> read, String yaml) {
    try {
      assertThat(read.apply(FILE, yaml.getBytes(StandardCharsets.UTF_8))).isNotNull();
    } catch (BadInput e) {
      assertThat(e.getMessage()).startsWith("model.yaml: ").doesNotContainPattern("\\R");
    }
  }
}
