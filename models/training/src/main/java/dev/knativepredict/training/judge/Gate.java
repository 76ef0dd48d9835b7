package dev.knativepredict.training.judge;

import dev.knativepredict.training.data.ModelSpec;

/** The lowest accuracy with which a model may be sealed, as its specification sets it. */
public final class Gate {

  private Gate() {}

  /**
   * Lets a model pass that is accurate enough.
   *
   * @throws BelowGate where it is not
   */
  public static void check(ModelSpec spec, Judgement judgement) {
    if (!(judgement.accuracy() >= spec.gate().minAccuracy())) {
      throw new BelowGate(spec.name(), judgement, spec.gate().minAccuracy());
    }
  }
}
