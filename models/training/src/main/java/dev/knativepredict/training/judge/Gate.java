package dev.knativepredict.training.judge;

import dev.knativepredict.training.data.GateSpec;

/** What a model has to reach to be sealed, as its specification sets it. */
public final class Gate {

  private Gate() {}

  /**
   * Lets a model pass that is good enough.
   *
   * @param model its name
   * @throws BelowGate where it is not, or the metric of the gate is not defined
   */
  public static void check(String model, GateSpec gate, Judgement judgement) {
    Double value = judgement.mean(gate.metric());
    if (!gate.admits(value)) {
      throw new BelowGate(model, gate, value);
    }
  }
}
