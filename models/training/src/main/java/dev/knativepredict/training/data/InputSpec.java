package dev.knativepredict.training.data;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.knativepredict.manifest.Feature.Encoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One feature of a model that was trained elsewhere, and the input tensor that it fills. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InputSpec.Numeric.class, name = "number"),
  @JsonSubTypes.Type(value = InputSpec.Flag.class, name = "boolean"),
  @JsonSubTypes.Type(value = InputSpec.Text.class, name = "text"),
  @JsonSubTypes.Type(value = InputSpec.Categorical.class, name = "category")
})
public sealed interface InputSpec {

  String name();

  /** The name of the tensor; null: the only one of the graph. */
  @Nullable String input();

  /** The column of the data; null: the one of the feature's name. */
  @Nullable String column();

  /** The column of the data that has its values. */
  default String source() {
    String column = column();
    return column == null ? name() : column;
  }

  /**
   * A number. What is null is taken from the data, if there are any.
   *
   * @param min the smallest that the model has learned from
   * @param max the largest that the model has learned from
   * @param whenMissing what stands for a missing one; null: no row may leave it out
   */
  record Numeric(
      String name,
      @Nullable String input,
      @Nullable String column,
      @Nullable String description,
      @Nullable String unit,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double example,
      @Nullable Double whenMissing)
      implements InputSpec {
    public Numeric {
      requireNonNull(name, "features: one without a name");
    }
  }

  /** True or false; in the data also 1 or 0. */
  record Flag(
      String name,
      @Nullable String input,
      @Nullable String column,
      @Nullable String description,
      @Nullable Boolean example,
      @Nullable Boolean whenMissing)
      implements InputSpec {
    public Flag {
      requireNonNull(name, "features: one without a name");
    }
  }

  /** Any text. */
  record Text(
      String name,
      @Nullable String input,
      @Nullable String column,
      @Nullable String description,
      @Nullable String example,
      @Nullable String whenMissing)
      implements InputSpec {
    public Text {
      requireNonNull(name, "features: one without a name");
    }
  }

  /**
   * One of a few texts.
   *
   * @param values all that it may be, in the order of the columns or codes
   * @param encoding null: a text for a tensor of texts, otherwise one column per value
   * @param optional whether a row may leave it out, which is none of the values
   */
  record Categorical(
      String name,
      @Nullable String input,
      @Nullable String column,
      @Nullable String description,
      List<String> values,
      @Nullable Encoding encoding,
      @Nullable String example,
      @Nullable Boolean optional)
      implements InputSpec {
    public Categorical {
      requireNonNull(name, "features: one without a name");
      values = List.copyOf(requireNonNull(values, name + ".values: missing"));
    }
  }
}
