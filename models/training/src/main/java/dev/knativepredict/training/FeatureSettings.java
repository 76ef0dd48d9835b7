package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One feature of the model: where its values come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FeatureSettings.Numeric.class, name = "number"),
  @JsonSubTypes.Type(value = FeatureSettings.Categorical.class, name = "category"),
  @JsonSubTypes.Type(value = FeatureSettings.Score.class, name = "score")
})
sealed interface FeatureSettings {

  String name();

  String description();

  /** What stands in for a missing number. */
  enum Missing {
    /** The median of the training rows. */
    median
  }

  /** What a missing category is. */
  enum MissingCategory {
    /** None of the values. */
    none
  }

  /**
   * A column of numbers.
   *
   * @param times the factor from the column to the feature, 1 where nothing is said
   * @param from where the stated range begins although the data has less, which can't be true
   * @param example null: the median
   * @param missing null: no row may lack it
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
      implements FeatureSettings {
    public Numeric {
      requireNonNull(name, "features: one without a name");
      requireNonNull(description, name + ".description: missing");
      requireNonNull(unit, name + ".unit: missing");
      requireNonNull(column, name + ".column: missing");
    }
  }

  /** A column of a few texts; {@code missing} null: no row may lack it. */
  record Categorical(
      String name,
      String description,
      String column,
      List<String> values,
      String example,
      @Nullable MissingCategory missing)
      implements FeatureSettings {
    public Categorical {
      requireNonNull(name, "features: one without a name");
      requireNonNull(description, name + ".description: missing");
      requireNonNull(column, name + ".column: missing");
      values = List.copyOf(requireNonNull(values, name + ".values: missing"));
      requireNonNull(example, name + ".example: missing");
    }
  }

  /**
   * The points of a card that is fitted on other columns, in each training fold anew.
   *
   * @param evenOddsAt the points of odds of 1:1
   * @param doubleOddsEvery how many more points double the odds
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
      List<Item> items)
      implements FeatureSettings {
    public Score {
      requireNonNull(name, "features: one without a name");
      requireNonNull(description, name + ".description: missing");
      requireNonNull(unit, name + ".unit: missing");
      items = List.copyOf(requireNonNull(items, name + ".items: missing"));
    }
  }

  /**
   * One line of a points card: a column in bins.
   *
   * @param above where a bin ends and the next begins, for a column of numbers
   * @param is the text that gives points, for a column of texts
   */
  record Item(
      String column, String description, @Nullable List<Double> above, @Nullable String is) {
    public Item {
      requireNonNull(column, "items: one without a column");
      requireNonNull(description, column + ".description: missing");
      if ((above == null) == (is == null)) {
        throw new IllegalArgumentException(column + ": either 'above' or 'is'");
      }
    }
  }
}
