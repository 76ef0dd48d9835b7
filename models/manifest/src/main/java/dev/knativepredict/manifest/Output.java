package dev.knativepredict.manifest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row's answer is, and the output tensors that hold it: their first dimension is the row.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Output.Classes.class, name = "classes"),
  @JsonSubTypes.Type(value = Output.Value.class, name = "value"),
  @JsonSubTypes.Type(value = Output.Tensors.class, name = "tensors")
})
public sealed interface Output {

  /** What the answer is, for people; null if nobody said. */
  @Nullable String description();

  /**
   * One of a few labels.
   *
   * @param labels the labels of the columns of {@code probabilities}: all whole numbers (Integer,
   *     or Long where that is too short), or all texts
   * @param label the tensor with the model's own answer, of shape [rows] or [rows, 1]; null if it
   *     is the most likely label
   * @param probabilities the tensor with one probability per label, of shape [rows, labels]; null
   *     if the model has none
   */
  record Classes(
      List<Object> labels,
      @Nullable String label,
      @Nullable String probabilities,
      @Nullable String description)
      implements Output {
    public Classes {
      labels = labels.stream().map(Classes::shortest).toList();
      if (labels.size() < 2) {
        throw new IllegalArgumentException("output: two labels at least, not " + labels);
      }
      if (!labels.stream().allMatch(one -> one instanceof Integer || one instanceof Long)
          && !labels.stream().allMatch(String.class::isInstance)) {
        throw new IllegalArgumentException(
            "output: labels are all whole numbers or all texts, not " + labels);
      }
      if (label == null && probabilities == null) {
        throw new IllegalArgumentException("output: neither a label nor probabilities");
      }
    }

    private static Object shortest(Object label) {
      return label instanceof Long number && number == number.intValue()
          ? (Object) number.intValue()
          : label;
    }
  }

  /**
   * One value per row, of any type.
   *
   * @param tensor of shape [rows] or [rows, 1]
   * @param unit the unit, for people; null if nobody said
   */
  record Value(String tensor, @Nullable String unit, @Nullable String description)
      implements Output {}

  /** A row's slice of every output tensor. */
  record Tensors(@Nullable String description) implements Output {}
}
