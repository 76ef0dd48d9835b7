package dev.knativepredict.training.data;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which family of models is trained, and how it is judged.
 *
 * @param family the family's name; null: logistic regression
 * @param seed where the shuffling of rows starts
 * @param folds of each repeat of the cross-validation
 * @param own everything else: the settings that only the family knows
 */
public record TrainerSpec(
    @Nullable String family,
    long seed,
    int folds,
    int repeats,
    @JsonAnySetter Map<String, Object> own) {

  public TrainerSpec {
    own = own == null ? Map.of() : Map.copyOf(own);
    if (folds < 2) {
      throw new IllegalArgumentException("trainer.folds: at least 2, not " + folds);
    }
    if (repeats < 1) {
      throw new IllegalArgumentException("trainer.repeats: at least 1, not " + repeats);
    }
  }

  /** Refuses settings that the family doesn't know. */
  public void allowOnly(Set<String> names) {
    for (String name : own.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "trainer.%s: unknown; the family has %s".formatted(name, names));
      }
    }
  }

  /** One of the family's own settings: a number above 0. */
  public double positive(String name) {
    Object value = own.get(name);
    if (value == null) {
      throw new IllegalArgumentException("trainer.%s: missing".formatted(name));
    }
    if (value instanceof Number number
        && number.doubleValue() > 0
        && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "trainer.%s: a number above 0, not %s".formatted(name, value));
  }

  /** One of the family's own settings: a whole number above 0. */
  public int count(String name) {
    if (positive(name) == Math.rint(positive(name)) && positive(name) <= Integer.MAX_VALUE) {
      return (int) positive(name);
    }
    throw new IllegalArgumentException(
        "trainer.%s: a whole number, not %s".formatted(name, own.get(name)));
  }

  /** One of the family's own settings: a text. */
  public String text(String name) {
    if (own.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(
        "trainer.%s: a text, not %s".formatted(name, own.getOrDefault(name, "nothing")));
  }
}
