package dev.knativepredict.training.pack;

import dev.knativepredict.training.data.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that is written whole, or is not there. */
record NewDirectory(Path path) {

  /** Makes what the directory is for. */
  @FunctionalInterface
  interface Content<T> {
    T write() throws IOException;
  }

  /**
   * Makes the directory with its content.
   *
   * @throws BadInput if it is there already
   */
  <T> T with(Content<T> content) throws IOException {
    if (Files.exists(path)) {
      throw new BadInput(path, "it is there already");
    }
    Files.createDirectories(path);
    boolean whole = false;
    try {
      T made = content.write();
      whole = true;
      return made;
    } finally {
      if (!whole) {
        delete();
      }
    }
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
