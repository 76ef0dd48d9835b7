package dev.knativepredict.training.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** A directory while its files are written: it appears completely or not at all. */
public final class Draft {

  private Draft() {}

  /** What fills a directory. */
  public interface Content<T> {
    T write(Path draft) throws IOException;
  }

  /**
   * Writes a directory.
   *
   * @return what its content returns
   */
  public static <T> T write(Path directory, Content<T> content) throws IOException {
    Path draft = directory.resolveSibling("." + directory.getFileName() + ".draft");
    delete(draft);
    try {
      Files.createDirectories(draft);
      T written = content.write(draft);
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
      return written;
    } finally {
      delete(draft);
    }
  }

  /** Deletes a directory and all that is in it, if it is there. */
  public static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
