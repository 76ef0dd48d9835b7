package dev.knativepredict.check.docs;

/** A block of the documentation does not do what its page says. */
final class Failed extends RuntimeException {

  private static final long serialVersionUID = 1;

  Failed(String message) {
    super(message);
  }
}
