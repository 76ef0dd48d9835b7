package dev.knativepredict.training;

import java.nio.file.Path;

/** A settings file, or the data that it names, from which nothing can be trained; one line. */
final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadInput(Path file, String reason) {
    super("%s: %s".formatted(file, reason));
  }

  BadInput(Path file, String reason, Throwable cause) {
    super("%s: %s".formatted(file, reason), cause);
  }
}
