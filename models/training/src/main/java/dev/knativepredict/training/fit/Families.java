package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.TrainerSpec;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The families of models that {@code META-INF/services} lists. */
public final class Families {

  private static final String DEFAULT = "logistic";

  private static final List<Family> ALL =
      ServiceLoader.load(Family.class).stream().map(ServiceLoader.Provider::get).toList();

  private Families() {}

  /**
   * The family that a specification names, or logistic regression.
   *
   * @throws IllegalArgumentException where no family has that name
   */
  public static Family of(TrainerSpec trainer) {
    String name = Optional.ofNullable(trainer.family()).orElse(DEFAULT);
    return ALL.stream()
        .filter(family -> family.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "trainer.family: '%s' is none of %s"
                    .formatted(name, ALL.stream().map(Family::name).toList())));
  }
}
