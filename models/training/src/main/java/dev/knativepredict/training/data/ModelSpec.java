package dev.knativepredict.training.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The specification of a model, as {@code model.yaml} has it. No model has code of its own.
 *
 * @param purpose what the model is for, Markdown for the card
 * @param limits what it can't do, Markdown for the card
 * @param mustNotBeUsedFor Markdown for the card
 */
public record ModelSpec(
    String name,
    String description,
    Data data,
    Target target,
    List<FeatureSpec> features,
    TrainerSpec trainer,
    GateSpec gate,
    String purpose,
    String limits,
    String mustNotBeUsedFor) {

  public static final String FILE = "model.yaml";

  public ModelSpec {
    requireNonNull(name, "name: missing");
    requireNonNull(description, "description: missing");
    requireNonNull(data, "data: missing");
    requireNonNull(target, "target: missing");
    features = List.copyOf(requireNonNull(features, "features: missing"));
    requireNonNull(trainer, "trainer: missing");
    requireNonNull(gate, "gate: missing");
    requireNonNull(purpose, "purpose: missing");
    requireNonNull(limits, "limits: missing");
    requireNonNull(mustNotBeUsedFor, "mustNotBeUsedFor: missing");
    if (features.isEmpty()) {
      throw new IllegalArgumentException("features: at least one");
    }
    checkDifferent(features);
    if (!hasTwoLabels(target) && features.stream().anyMatch(FeatureSpec.Score.class::isInstance)) {
      throw new IllegalArgumentException("features: a score needs a target of two labels");
    }
    if (!gate.metric().judges(target)) {
      throw new IllegalArgumentException(
          "gate: the metric %s is not one of a target of this type".formatted(gate.metric().key()));
    }
  }

  /**
   * Where the rows come from.
   *
   * @param file the CSV file, relative to the specification's folder
   * @param source the citation
   */
  public record Data(Path file, String source, String licence) {
    public Data {
      requireNonNull(file, "data.file: missing");
      requireNonNull(source, "data.source: missing");
      requireNonNull(licence, "data.licence: missing");
    }
  }

  private static boolean hasTwoLabels(Target target) {
    return target instanceof Target.Classes classes && classes.labels().size() == 2;
  }

  private static void checkDifferent(List<FeatureSpec> features) {
    Set<String> names = new HashSet<>();
    for (FeatureSpec feature : features) {
      if (!names.add(feature.name())) {
        throw new IllegalArgumentException("features: '%s' twice".formatted(feature.name()));
      }
    }
  }
}
