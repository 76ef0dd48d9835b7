package dev.knativepredict.training.data;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One feature of the model, and where its values come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FeatureSpec.Numeric.class, name = "number"),
  @JsonSubTypes.Type(value = FeatureSpec.Categorical.class, name = "category"),
  @JsonSubTypes.Type(value = FeatureSpec.Score.class, name = "score")
})
public sealed interface FeatureSpec {

  String name();

  String description();

  /** What replaces a missing number. */
  enum Missing {
    /** The median of the training rows. */
    median
  }

  /** What a missing category is. */
  enum MissingCategory {
    /** None of the values: 0 in every column. */
    none
  }

  /**
   * A column of numbers.
   *
   * @param times the factor from the column to the feature; null: 1
   * @param from the lowest value that is documented, where lower ones in the data can't be true
   * @param example null: the median
   * @param missing null: every row needs a value
   */
  record Numeric(
      String name,
      String description,
      String unit,
      String column,
      @Nullable Double times,
      @Nullable Double from,
      @Nullable Double example,
      @Nullable Missing missing)
      implements FeatureSpec {
    public Numeric {
      checkNamed(name, description);
      requireNonNull(unit, name + ".unit: missing");
      requireNonNull(column, name + ".column: missing");
    }
  }

  /**
   * A column of texts.
   *
   * @param values all that the column may contain
   * @param missing null: every row needs a value
   */
  record Categorical(
      String name,
      String description,
      String column,
      List<String> values,
      String example,
      @Nullable MissingCategory missing)
      implements FeatureSpec {
    public Categorical {
      checkNamed(name, description);
      requireNonNull(column, name + ".column: missing");
      values = List.copyOf(requireNonNull(values, name + ".values: missing"));
      requireNonNull(example, name + ".example: missing");
      if (new HashSet<>(values).size() < values.size()) {
        throw new IllegalArgumentException(name + ".values: all different, not " + values);
      }
      if (!values.contains(example)) {
        throw new IllegalArgumentException(
            "%s.example: '%s' is none of %s".formatted(name, example, values));
      }
    }
  }

  /**
   * The points of a card that is fitted on other columns, again for each training fold.
   *
   * @param evenOddsAt the points at odds of 1:1
   * @param doubleOddsEvery how many more points double the odds
   * @param example null: the median
   * @param cost how much a wrong row costs against large points; null: the trainer's, or else 1
   */
  record Score(
      String name,
      String description,
      String unit,
      int evenOddsAt,
      int doubleOddsEvery,
      int lowest,
      int highest,
      @Nullable Double example,
      @Nullable Double cost,
      List<CardItem> items)
      implements FeatureSpec {
    public Score {
      checkNamed(name, description);
      requireNonNull(unit, name + ".unit: missing");
      items = List.copyOf(requireNonNull(items, name + ".items: missing"));
    }
  }

  private static void checkNamed(String name, String description) {
    requireNonNull(name, "features: one without a name");
    requireNonNull(description, name + ".description: missing");
  }
}
