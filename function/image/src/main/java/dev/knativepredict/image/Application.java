package dev.knativepredict.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory that is the image's {@code /app}: {@code cd} there, and {@code java/bin/java
 * @predict.options} starts the function. Every path in the options is relative to it, so that the
 * AOT cache, which remembers the class path, holds wherever the directory lies.
 */
record Application(Path root) {

  /** The AOT cache remembers when each jar was written; a layer's files have this time too. */
  static final Instant WRITTEN = Instant.ofEpochSecond(1);

  Path java() {
    return root.resolve("java");
  }

  Path jars() {
    return root.resolve("jars");
  }

  Path natives() {
    return root.resolve("natives");
  }

  Path model() {
    return root.resolve("model");
  }

  Path options() {
    return root.resolve("predict.options");
  }

  Path cache() {
    return root.resolve("predict.aot");
  }

  /** The files of one part, sorted by name. */
  List<Path> files(Part part) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Part.of(root.relativize(file)) == part)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives every file the one time of writing. */
  void settle() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
      }
    }
  }
}
