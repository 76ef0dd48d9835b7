package dev.knativepredict.training.judge;

/** A model is not accurate enough to be sealed. */
public final class BelowGate extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BelowGate(String model, Judgement judgement, double gate) {
    super(
        "%s is refused: its accuracy %.4f is below the gate %s"
            .formatted(model, judgement.accuracy(), gate));
  }
}
