package dev.knativepredict.training.data;

import dev.knativepredict.manifest.BrokenModel;
import java.nio.file.Path;

/** A file from which nothing can be trained: a specification, or data. The message is one line. */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadInput(Path file, String reason) {
    super("%s: %s".formatted(file, BrokenModel.oneLine(reason)));
  }

  public BadInput(Path file, String reason, Throwable cause) {
    super("%s: %s".formatted(file, BrokenModel.oneLine(reason)), cause);
  }
}
