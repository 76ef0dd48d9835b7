package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Target;
import java.util.List;
import java.util.ServiceLoader;

/** The families of models that {@code META-INF/services} lists. */
public final class Families {

  private static final List<Family> ALL =
      ServiceLoader.load(Family.class).stream().map(ServiceLoader.Provider::get).toList();

  private Families() {}

  /**
   * The family that a specification names; by default logistic regression for labels, and linear
   * regression for numbers.
   *
   * @throws IllegalArgumentException where no family has that name, or it does not learn the target
   */
  public static Family of(ModelSpec spec) {
    String name = spec.trainer().family();
    return switch (spec.target()) {
      case Target.Classes _ -> named(name == null ? "logistic" : name, true);
      case Target.Value _ -> named(name == null ? "linear" : name, false);
    };
  }

  /** The family of that name, if it learns labels, or else numbers. */
  static Family named(String name, boolean labels) {
    return among(
        name,
        ALL.stream()
            .filter(family -> labels ? family.learnsLabels() : family.learnsNumbers())
            .toList());
  }

  /** The family of that name. */
  static Family named(String name) {
    return among(name, ALL);
  }

  private static Family among(String name, List<Family> families) {
    return families.stream()
        .filter(family -> family.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "trainer.family: '%s' is none of %s, which learn such a target"
                    .formatted(name, families.stream().map(Family::name).toList())));
  }
}
