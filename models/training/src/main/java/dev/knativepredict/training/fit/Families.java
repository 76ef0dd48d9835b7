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
    return named(name == null ? byDefault(spec.target()) : name, spec.target());
  }

  /** The family of that name, if it learns the target. */
  static Family named(String name, Target target) {
    List<Family> able = ALL.stream().filter(family -> family.learns(target)).toList();
    return able.stream()
        .filter(family -> family.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "trainer.family: '%s' is none of %s, which learn such a target"
                    .formatted(name, able.stream().map(Family::name).toList())));
  }

  private static String byDefault(Target target) {
    return switch (target) {
      case Target.Classes _ -> "logistic";
      case Target.Value _ -> "linear";
    };
  }
}
