package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Output;
import dev.knativepredict.training.data.PretrainedSpec;
import dev.knativepredict.training.data.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the data's right answers are, by what the model answers. */
final class Targets {

  private Targets() {}

  /**
   * The target of the rows.
   *
   * @throws IllegalArgumentException where the answers can't be compared with a column
   */
  static Target of(PretrainedSpec.Answers answers, Output output) {
    String description = Objects.requireNonNullElse(output.description(), "");
    return switch (output) {
      case Output.Classes classes ->
          new Target.Classes(answers.column(), labels(answers, classes), description);
      case Output.Value value ->
          new Target.Value(
              answers.column(), Objects.requireNonNullElse(value.unit(), ""), description);
      case Output.Tensors _ ->
          throw new IllegalArgumentException(
              "target: the output is tensors, not a label or a value that a column could hold");
    };
  }

  /** The texts of the column in the order of the model's labels. */
  // As a target has them.
  @SuppressWarnings("NonApiType")
  private static LinkedHashMap<String, Object> labels(
      PretrainedSpec.Answers answers, Output.Classes output) {
    LinkedHashMap<String, Object> labels = new LinkedHashMap<>();
    for (Object label : output.labels()) {
      labels.put(text(label, answers), label);
    }
    return labels;
  }

  private static String text(Object label, PretrainedSpec.Answers answers) {
    if (answers.labels() == null) {
      return label.toString();
    }
    return answers.labels().entrySet().stream()
        .filter(entry -> entry.getValue().equals(label))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "target.labels: no text of the column for the model's label " + label));
  }
}
