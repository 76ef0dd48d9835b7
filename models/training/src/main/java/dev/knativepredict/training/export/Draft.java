package dev.knativepredict.training.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** A version's directory while its files are written: it appears completely or not at all. */
public final class Draft {

  private Draft() {}

  /** What fills a directory. */
  public interface Content {
    void write(Path draft) throws IOException;
  }

  /**
   * Writes a directory.
   *
   * @return the directory
   */
  public static Path write(Path directory, Content content) throws IOException {
    Path draft = directory.resolveSibling("." + directory.getFileName() + ".draft");
    delete(draft);
    try {
      Files.createDirectory(draft);
      content.write(draft);
      return Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(draft);
    }
  }

  private static void delete(Path draft) throws IOException {
    if (Files.exists(draft)) {
      try (var files = Files.walk(draft)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
