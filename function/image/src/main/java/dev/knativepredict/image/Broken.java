package dev.knativepredict.image;

/** What keeps an image from being built; the message is for the one who asked for it. */
final class Broken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Broken(String message) {
    super(message);
  }

  Broken(String message, Throwable cause) {
    super(message, cause);
  }
}
