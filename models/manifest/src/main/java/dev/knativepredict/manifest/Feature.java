package dev.knativepredict.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One named value of a row. It fills the next free columns of an input tensor. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Feature.Numeric.class, name = "number"),
  @JsonSubTypes.Type(value = Feature.Flag.class, name = "boolean"),
  @JsonSubTypes.Type(value = Feature.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Feature.Categorical.class, name = "category")
})
public sealed interface Feature {

  /** Its name in a request: a letter, then letters, digits and underscores; at most 64. */
  String name();

  /** What it is, for people; null if nobody said. */
  @Nullable String description();

  /** The name of the input tensor that it fills. */
  String input();

  /** How many columns of the input tensor it fills. */
  default int columns() {
    return 1;
  }

  /** Whether a row may leave it out. */
  boolean optional();

  /**
   * A number, one column. The tensor decides which numbers it can hold.
   *
   * @param unit the unit, for people; null if nobody said
   * @param min the smallest in the training data; a smaller one is answered with a warning; null if
   *     it isn't known
   * @param max the largest in the training data; a larger one is answered with a warning; null if
   *     it isn't known
   * @param example an ordinary one
   * @param whenMissing the value of a row that leaves it out; null if no row may leave it out
   */
  record Numeric(
      String name,
      @Nullable String description,
      String input,
      @Nullable String unit,
      @Nullable Double min,
      @Nullable Double max,
      double example,
      @Nullable Double whenMissing)
      implements Feature {
    public Numeric {
      FeatureName.check(name);
      if ((min != null && !(min <= example)) || (max != null && !(example <= max))) {
        throw new IllegalArgumentException(
            "%s: the example %s is not within %s and %s".formatted(name, example, min, max));
      }
    }

    @Override
    public boolean optional() {
      return whenMissing != null;
    }
  }

  /**
   * True or false, one column: of a BOOL tensor, or of numbers as 1 and 0.
   *
   * @param example an ordinary one
   * @param whenMissing the value of a row that leaves it out; null if no row may leave it out
   */
  record Flag(
      String name,
      @Nullable String description,
      String input,
      boolean example,
      @Nullable Boolean whenMissing)
      implements Feature {
    public Flag {
      FeatureName.check(name);
    }

    @Override
    public boolean optional() {
      return whenMissing != null;
    }
  }

  /**
   * Any text, one column of a BYTES tensor.
   *
   * @param example an ordinary one
   * @param whenMissing the value of a row that leaves it out; null if no row may leave it out
   */
  record Text(
      String name,
      @Nullable String description,
      String input,
      String example,
      @Nullable String whenMissing)
      implements Feature {
    public Text {
      FeatureName.check(name);
    }

    @Override
    public boolean optional() {
      return whenMissing != null;
    }
  }

  /**
   * One of a few texts.
   *
   * @param values all texts that it may be, in the order of the columns or codes
   * @param encoding how it fills the tensor
   * @param example an ordinary one
   * @param optional whether a row may leave it out, which is none of the values
   */
  record Categorical(
      String name,
      @Nullable String description,
      String input,
      List<String> values,
      Encoding encoding,
      String example,
      boolean optional)
      implements Feature {
    public Categorical {
      FeatureName.check(name);
      values = List.copyOf(values);
      if (!values.contains(example)) {
        throw new IllegalArgumentException(
            "%s: the example '%s' is none of %s".formatted(name, example, values));
      }
    }

    @Override
    public int columns() {
      return encoding == Encoding.ONE_HOT ? values.size() : 1;
    }
  }

  /** How a category fills the tensor; none of the values is 0 everywhere, "" or -1. */
  enum Encoding {
    /** One column of numbers per value: 1 in that of the row's value, 0 in the others. */
    @JsonProperty("one-hot")
    ONE_HOT,
    /** One column of texts. */
    @JsonProperty("text")
    TEXT,
    /** One column of numbers: the position of the value, from 0. */
    @JsonProperty("code")
    CODE
  }
}
