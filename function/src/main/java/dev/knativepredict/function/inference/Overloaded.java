package dev.knativepredict.function.inference;

/** More predictions are asked for than the limits let run or wait. */
public final class Overloaded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Overloaded(int running, int waiting) {
    super("%d predictions run and %d wait".formatted(running, waiting));
  }
}
