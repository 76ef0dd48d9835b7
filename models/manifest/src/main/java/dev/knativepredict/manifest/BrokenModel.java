package dev.knativepredict.manifest;

import java.nio.file.Path;

/** A directory that is not a valid sealed model; the message is one line. */
public final class BrokenModel extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BrokenModel(Path directory, String reason) {
    super("the model in %s is broken: %s".formatted(directory, reason));
  }

  public BrokenModel(Path directory, String reason, Throwable cause) {
    super("the model in %s is broken: %s".formatted(directory, reason), cause);
  }
}
