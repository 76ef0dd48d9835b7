package dev.knativepredict.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.SpecReader;
import java.nio.file.Path;

/** Specifications of small models. */
public final class Specs {

  private static final String YAML =
      """
      name: small
      description: A small model
      data: {file: data.csv, source: made up, licence: CC0}
      target:
        column: y
        labels: {no: 0, yes: 1}
        description: the label
      features:
        - {type: number, name: x, column: x, description: d, unit: u, missing: median}
        - {type: category, name: area, column: area, description: d, values: [EU, "NA"], example: EU}
      trainer: {cost: 1.0, seed: 1, folds: 2, repeats: 1}
      gate: {minAccuracy: 0.5}
      purpose: A test.
      limits: A test.
      mustNotBeUsedFor: Anything.
      """;

  private Specs() {}

  /** Two labels, a number that may be missing, and a category. */
  public static ModelSpec small() {
    return with("", "");
  }

  /** The same with a text replaced. */
  public static ModelSpec with(String what, String by) {
    return SpecReader.parse(Path.of("model.yaml"), YAML.replace(what, by).getBytes(UTF_8));
  }
}
