package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What {@code model.yaml} says: all that tells one model from another, for there is no code of a
 * model's own.
 *
 * @param purpose what the model is for, Markdown for the card
 * @param limits what it can't do, Markdown for the card
 * @param mustNotBeUsedFor Markdown for the card
 */
record ModelSettings(
    String name,
    String description,
    Data data,
    Target target,
    List<FeatureSettings> features,
    Trainer trainer,
    Gate gate,
    String purpose,
    String limits,
    String mustNotBeUsedFor) {

  static final String FILE = "model.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  ModelSettings {
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
        && features.stream().anyMatch(FeatureSettings.Score.class::isInstance)) {
      throw new IllegalArgumentException("features: a score needs a target of two labels");
    }
  }

  static ModelSettings read(Path file) {
    try {
      return parse(file, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new BadInput(file, "is missing", e);
    } catch (IOException e) {
      throw new BadInput(file, "can't be read", e);
    }
  }

  static ModelSettings parse(Path file, byte[] yaml) {
    try {
      return YAML.readValue(yaml, ModelSettings.class);
    } catch (JacksonException e) {
      throw new BadInput(file, reason(e), e);
    }
  }

  /** What a setting broke by itself, or else what Jackson says, after the setting's name. */
  private static String reason(JacksonException e) {
    if (e.getCause() != null) {
      return String.valueOf(e.getCause().getMessage());
    }
    String setting =
        e.getPath().stream()
            .map(JacksonException.Reference::getPropertyName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    String said = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not YAML");
    return (setting.isEmpty() ? "" : setting + ": ") + said.replaceFirst(" \\(.*", "");
  }

  /**
   * @param file the CSV file, seen from the settings' folder
   * @param source the citation
   */
  record Data(Path file, String source, String licence) {
    Data {
      requireNonNull(file, "data.file: missing");
      requireNonNull(source, "data.source: missing");
      requireNonNull(licence, "data.licence: missing");
    }
  }

  /**
   * What is to be told.
   *
   * @param labels what the column may say, and the label of the answer for each
   */
  record Target(String column, LinkedHashMap<String, Object> labels, String description) {
    Target {
      requireNonNull(column, "target.column: missing");
      requireNonNull(labels, "target.labels: missing");
      requireNonNull(description, "target.description: missing");
      if (labels.size() < 2 || new HashSet<>(labels.values()).size() < labels.size()) {
        throw new IllegalArgumentException(
            "target.labels: two labels at least, each another, not " + labels.values());
      }
    }

    List<Object> answers() {
      return List.copyOf(labels.values());
    }
  }

  /**
   * Logistic regression, and how often it is judged.
   *
   * @param cost how much a wrong row costs against large weights
   */
  record Trainer(double cost, long seed, int folds, int repeats) {
    Trainer {
      if (cost <= 0 || folds < 2 || repeats < 1) {
        throw new IllegalArgumentException(
            "trainer: cost above 0, folds from 2 and repeats from 1, not %s, %d and %d"
                .formatted(cost, folds, repeats));
      }
    }
  }

  /** What a model has to reach to be written: the mean accuracy over all folds of all repeats. */
  record Gate(double minAccuracy) {
    Gate {
      if (!(minAccuracy > 0 && minAccuracy <= 1)) {
        throw new IllegalArgumentException(
            "gate.minAccuracy: above 0 and up to 1, not " + minAccuracy);
      }
    }
  }
}
