package dev.knativepredict.training.data;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.yaml} says of a model that was trained elsewhere. All but the gate may be
 * missing; the graph says what its tensors are.
 *
 * @param name null: that of the model's folder
 * @param description one sentence for people who call the model
 * @param features the named values of a row; null: one for each column of the graph's inputs
 * @param output what a row's answer is; null: what the graph's outputs look like
 * @param data rows to measure the model with, and to take golden rows from
 * @param target the column of the data with the right answers
 * @param purpose what the model is for, Markdown for the card
 * @param limits what it can't do, Markdown for the card
 * @param mustNotBeUsedFor Markdown for the card
 */
public record PretrainedSpec(
    @Nullable String name,
    @Nullable String description,
    @Nullable List<InputSpec> features,
    @Nullable OutputSpec output,
    @Nullable Data data,
    @Nullable Answers target,
    Gate gate,
    @Nullable String purpose,
    @Nullable String limits,
    @Nullable String mustNotBeUsedFor) {

  public PretrainedSpec {
    requireNonNull(gate, "gate: missing; a metric with its bound, or {none: the reason}");
    if (target != null && data == null) {
      throw new IllegalArgumentException("target: there is no data to have its column");
    }
    if (gate.bound() != null && target == null) {
      throw new IllegalArgumentException(
          "gate: without data and a target there is none; {none: the reason}");
    }
  }

  /**
   * Where the rows come from.
   *
   * @param file the CSV file, relative to the specification's folder
   * @param source the citation
   */
  public record Data(Path file, @Nullable String source, @Nullable String licence) {
    public Data {
      requireNonNull(file, "data.file: missing");
    }
  }

  /**
   * The right answers.
   *
   * @param labels for each text in the column, the label that the model answers with; null: the
   *     label as a text
   */
  public record Answers(String column, @Nullable LinkedHashMap<String, Object> labels) {
    public Answers {
      requireNonNull(column, "target.column: missing");
    }
  }

  /**
   * What the model has to reach to be sealed, or why nothing is asked of it: exactly one of them.
   *
   * @param bound a metric and its bound
   * @param none the reason why there is none
   */
  public record Gate(@Nullable GateSpec bound, @Nullable String none) {

    /** Reads the settings: {@code none} alone, or those of {@link GateSpec}. */
    @JsonCreator
    static Gate of(
        @Nullable String none,
        @Nullable Double minAccuracy,
        @Nullable Measure metric,
        @Nullable Double atLeast,
        @Nullable Double atMost) {
      if (none == null) {
        return new Gate(GateSpec.of(minAccuracy, metric, atLeast, atMost), null);
      }
      if (none.isBlank() || minAccuracy != null || metric != null) {
        throw new IllegalArgumentException("gate: either a metric, or none with a reason");
      }
      return new Gate(null, none);
    }

    /** Refuses {@code gate: none}, which says too little. */
    // Called by the reader of the settings for any text.
    @SuppressWarnings("DoNotCallSuggester")
    static Gate valueOf(String text) {
      throw new IllegalArgumentException(
          "gate: it is '%s'; write {none: the reason why there is no gate}".formatted(text));
    }
  }
}
