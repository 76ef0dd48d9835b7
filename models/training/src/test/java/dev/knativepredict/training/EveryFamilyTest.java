package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each family goes all the way: its graph answers every row as the judged model does. */
class EveryFamilyTest {

  private static final String MASS =
      """
      target: {column: body_mass_g, type: value, unit: g, description: its body mass}
      features:
        - {type: number, name: flipper, column: flipper_length_mm, description: d, unit: mm}
        - {type: category, name: sex, column: sex, values: [female, male], description: d, example: male, missing: none}
        - {type: category, name: species, column: species, values: [Adelie, Gentoo, Chinstrap], description: d, example: Gentoo}
      trainer: {TRAINER, seed: 1, folds: 5, repeats: 2}
      gate: {metric: r2, atLeast: 0.8}
      purpose: A test.
      limits: A test.
      mustNotBeUsedFor: Anything.
      """;

  @TempDir Path models;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "family: logistic, cost: 1.0",
        "family: svm, cost: 1.0",
        "family: multinomial, epochs: 20, rate: 0.1",
        "family: fm, factors: 3, epochs: 20, rate: 0.1",
        "family: bagging, of: logistic, members: 5, cost: 1.0",
        "family: bagging, of: svm, members: 2, cost: 1.0",
        "family: bagging, of: fm, members: 2, factors: 2, epochs: 5, rate: 0.1"
      })
  void labelsAreLearnedSealedAndValid(String trainer) throws IOException {
    Path folder = Program.unsealedCopy("penguins", models);
    Path settings = folder.resolve("model.yaml");
    String text = Files.readString(settings);
    Files.writeString(
        settings,
        text.replace("cost: 1.0", trainer.replace(", ", "\n  "))
            .replace("repeats: 10", "repeats: 1"));

    Path sealed = Train.train(folder, 2, line -> {});

    assertThat(Validate.check(sealed, line -> {})).contains(" holds: ");
    assertThat(metric(sealed, "accuracy")).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cost: 1.0",
        "family: fm, factors: 3, epochs: 50, rate: 0.1",
        "family: bagging, of: linear, members: 3, cost: 1.0"
      })
  void numbersAreLearnedSealedAndValid(String trainer) throws IOException {
    Path sealed = Train.train(mass(trainer), 1, line -> {});

    assertThat(Validate.check(sealed, line -> {})).contains(" golden rows, R² 0.8");
    assertThat(metric(sealed, "r2")).isBetween(0.8, 0.9);
    assertThat(metric(sealed, "mae")).isBetween(200.0, 300.0);
    assertThat(sealed.resolve("CARD.md"))
        .content()
        .contains(
            "\nOut: a number in g (its body mass).\n", "The gate was an R² of 0.8.", "| MAE | 2")
        .contains("MAE and RMSE are errors in g.");
    assertThat(sealed.resolve("judgement.svg")).content().contains("R² of each repeat", "in g");
  }

  private Path mass(String trainer) throws IOException {
    Path folder = Files.createDirectories(models.resolve("mass"));
    Path data = Program.MODELS.resolve("penguins/data/penguins.csv");
    // Two penguins were not weighed.
    Files.write(
        folder.resolve("data.csv"),
        Files.readAllLines(data).stream().filter(line -> !line.contains(",,,")).toList());
    Files.writeString(
        folder.resolve("model.yaml"),
        "name: mass\ndescription: d\ndata: {file: data.csv, source: s, licence: CC0}\n"
            + MASS.replace("TRAINER", trainer));
    return folder;
  }

  private static double metric(Path sealed, String name) {
    Manifest.Metric metric =
        requireNonNull(ModelDirectory.open(sealed).manifest().metrics().get(name));
    return requireNonNull(metric.value());
  }
}
