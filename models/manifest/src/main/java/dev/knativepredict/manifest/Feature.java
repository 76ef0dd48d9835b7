package dev.knativepredict.manifest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One named value of a row. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Feature.Numeric.class, name = "number"),
  @JsonSubTypes.Type(value = Feature.Categorical.class, name = "category")
})
public sealed interface Feature {

  /** Its name in a request: a letter, then letters, digits and underscores. */
  String name();

  String description();

  /** How many columns of the input tensor it fills. */
  int columns();

  /** Whether a row may leave it out. */
  boolean optional();

  /**
   * A number, one column.
   *
   * @param unit the unit, for people
   * @param min the smallest in the training data; a smaller one is answered with a warning
   * @param max the largest in the training data; a larger one is answered with a warning
   * @param example an ordinary one
   * @param whenMissing the value of a row that leaves it out; null if no row may leave it out
   */
  record Numeric(
      String name,
      String description,
      String unit,
      double min,
      double max,
      double example,
      @Nullable Double whenMissing)
      implements Feature {
    public Numeric {
      checkName(name);
      if (!(min <= example && example <= max)) {
        throw new IllegalArgumentException(
            "%s: the example %s is not within %s and %s".formatted(name, example, min, max));
      }
    }

    @Override
    public int columns() {
      return 1;
    }

    @Override
    public boolean optional() {
      return whenMissing != null;
    }
  }

  /**
   * One of a few texts: one column per text, 1 in the column of the row's text and 0 in the others.
   *
   * @param values all texts that it may be, in the order of the columns
   * @param example an ordinary one
   * @param optional whether a row may leave it out, which gives 0 in every column
   */
  record Categorical(
      String name, String description, List<String> values, String example, boolean optional)
      implements Feature {
    public Categorical {
      checkName(name);
      values = List.copyOf(values);
      if (!values.contains(example)) {
        throw new IllegalArgumentException(
            "%s: the example '%s' is none of %s".formatted(name, example, values));
      }
    }

    @Override
    public int columns() {
      return values.size();
    }
  }

  private static void checkName(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,63}")) {
      throw new IllegalArgumentException(
          "'%s' is not a feature's name (a letter, then letters, digits, underscores)"
              .formatted(name));
    }
  }
}
