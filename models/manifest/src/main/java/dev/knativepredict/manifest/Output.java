package dev.knativepredict.manifest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a model returns, and the tensor that holds it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Output.Classes.class, name = "classes"),
  @JsonSubTypes.Type(value = Output.Value.class, name = "value")
})
public sealed interface Output {

  TensorSpec tensor();

  String description();

  /**
   * One probability per label; the answer is the most likely label.
   *
   * @param labels the labels of the tensor's columns: all whole numbers, or all texts
   */
  record Classes(TensorSpec tensor, List<Object> labels, String description) implements Output {
    public Classes {
      labels = List.copyOf(labels);
      if (labels.size() < 2) {
        throw new IllegalArgumentException("output: two labels at least, not " + labels);
      }
      if (!labels.stream().allMatch(Integer.class::isInstance)
          && !labels.stream().allMatch(String.class::isInstance)) {
        throw new IllegalArgumentException(
            "output: labels are all whole numbers or all texts, not " + labels);
      }
      if (!tensor.shape().equals(List.of(TensorSpec.ANY, (long) labels.size()))) {
        throw new IllegalArgumentException(
            "output: %d labels, the tensor's shape is %s".formatted(labels.size(), tensor.shape()));
      }
    }
  }

  /** One number per row. */
  record Value(TensorSpec tensor, String unit, String description) implements Output {}
}
