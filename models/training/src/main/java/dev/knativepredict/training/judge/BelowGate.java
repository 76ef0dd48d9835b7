package dev.knativepredict.training.judge;

import dev.knativepredict.training.data.GateSpec;
import org.jspecify.annotations.Nullable;

/** A model is not good enough to be sealed. */
public final class BelowGate extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BelowGate(String model, GateSpec gate, @Nullable Double value) {
    super(
        "%s is refused: its %s %s is %s the gate %s"
            .formatted(
                model,
                gate.metric().title(),
                gate.metric().text(value),
                gate.metric().moreIsBetter() ? "below" : "above",
                gate.bound()));
  }
}
