package dev.knativepredict.manifest;

import java.nio.file.Path;

/** A directory that is not a valid sealed model; the message is one line. */
public final class BrokenModel extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public BrokenModel(Path directory, String reason) {
    super("the model in %s is broken: %s".formatted(directory, oneLine(reason)));
    this.reason = oneLine(reason);
  }

  public BrokenModel(Path directory, String reason, Throwable cause) {
    super("the model in %s is broken: %s".formatted(directory, oneLine(reason)), cause);
    this.reason = oneLine(reason);
  }

  /** On one line: what a file holds, and is named in a reason, may have line ends of any script. */
  public static String oneLine(String reason) {
    return reason.replaceAll("\\R|\\p{Cntrl}", "?");
  }

  /** What is wrong, without the directory. */
  public String reason() {
    return reason;
  }
}
