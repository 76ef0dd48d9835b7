package dev.knativepredict.training.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answer of a model is that was trained elsewhere, and the output tensors that hold it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OutputSpec.Classes.class, name = "classes"),
  @JsonSubTypes.Type(value = OutputSpec.Value.class, name = "value"),
  @JsonSubTypes.Type(value = OutputSpec.Tensors.class, name = "tensors")
})
public sealed interface OutputSpec {

  /**
   * A label.
   *
   * @param labels in the order of the columns of the probabilities; null: those that the graph says
   * @param label the tensor with the model's own answer; null: the likeliest label is the answer
   * @param probabilities the tensor with a probability for each label; null: there are none
   */
  record Classes(
      @Nullable List<Object> labels,
      @Nullable String label,
      @Nullable String probabilities,
      @Nullable String description)
      implements OutputSpec {}

  /**
   * A value.
   *
   * @param tensor null: the only one of the graph
   */
  record Value(@Nullable String tensor, @Nullable String unit, @Nullable String description)
      implements OutputSpec {}

  /** A row's slice of every output tensor. */
  record Tensors(@Nullable String description) implements OutputSpec {}
}
