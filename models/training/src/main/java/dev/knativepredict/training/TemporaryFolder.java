package dev.knativepredict.training;

import dev.knativepredict.training.export.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for files on their way, which is gone when it is closed. */
record TemporaryFolder(Path path) implements AutoCloseable {

  static TemporaryFolder create() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("training"));
  }

  @Override
  public void close() throws IOException {
    Draft.delete(path);
  }
}
