package dev.knativepredict.training.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

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
    Gate gate,
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
    if (target.labels().size() != 2
        && features.stream().anyMatch(FeatureSpec.Score.class::isInstance)) {
      throw new IllegalArgumentException("features: a score needs a target of two labels");
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

  /**
   * What the model predicts.
   *
   * @param labels for each text in the column, the label that the model answers with
   */
  public record Target(String column, LinkedHashMap<String, Object> labels, String description) {
    public Target {
      requireNonNull(column, "target.column: missing");
      requireNonNull(labels, "target.labels: missing");
      requireNonNull(description, "target.description: missing");
      if (!areAll(Integer.class, labels) && !areAll(String.class, labels)) {
        throw new IllegalArgumentException(
            "target.labels: all whole numbers or all texts, not " + labels.values());
      }
      if (labels.size() < 2 || new HashSet<>(labels.values()).size() < labels.size()) {
        throw new IllegalArgumentException(
            "target.labels: at least two, all different, not " + labels.values());
      }
    }

    private static boolean areAll(Class<?> type, LinkedHashMap<String, Object> labels) {
      return labels.values().stream().allMatch(type::isInstance);
    }

    /** The labels that the model answers with, in the order of the output's columns. */
    public List<Object> outputLabels() {
      return List.copyOf(labels.values());
    }
  }

  /** What a model has to reach to be sealed: the mean accuracy over all folds of all repeats. */
  public record Gate(double minAccuracy) {
    public Gate {
      if (!(minAccuracy > 0 && minAccuracy <= 1)) {
        throw new IllegalArgumentException(
            "gate.minAccuracy: above 0 and at most 1, not " + minAccuracy);
      }
    }
  }
}
