package dev.knativepredict.training.data;

import java.nio.file.Path;

/** A file from which nothing can be trained: a specification, or data. The message is one line. */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadInput(Path file, String reason) {
    super("%s: %s".formatted(file, oneLine(reason)));
  }

  public BadInput(Path file, String reason, Throwable cause) {
    super("%s: %s".formatted(file, oneLine(reason)), cause);
  }

  /**
   * What a file holds, and is named in the reason, may have line ends: of other scripts as well.
   */
  private static String oneLine(String reason) {
    return reason.replaceAll("\\R|\\p{Cntrl}", "?");
  }
}
