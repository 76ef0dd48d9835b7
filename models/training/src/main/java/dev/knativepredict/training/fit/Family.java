package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.TrainerSpec;
import java.util.Map;

/**
 * A family of models, for example logistic regression. To add one, implement this in one file with
 * a public constructor without parameters, and list its class on one line of {@code
 * META-INF/services/dev.knativepredict.training.fit.Family}.
 */
public interface Family {

  /** Its name in {@code trainer.family}. */
  String name();

  /** Whether it learns a target of labels. */
  default boolean learnsLabels() {
    return true;
  }

  /** Whether it learns a target that is a number. */
  default boolean learnsNumbers() {
    return false;
  }

  /** How its models are trained, for the manifest: library, trainer and the family's settings. */
  Map<String, String> description(TrainerSpec trainer);

  /**
   * Learns from rows; the same rows in the same order give the same answers. It is called by
   * several threads at once.
   *
   * @throws IllegalArgumentException where one of the family's own settings is invalid; the message
   *     names it
   */
  Learned fit(TrainerSpec trainer, Examples examples);
}
