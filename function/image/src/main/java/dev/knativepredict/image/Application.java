package dev.knativepredict.image;

import dev.knativepredict.manifest.ModelRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The directory that becomes {@code /app} in the image. In this directory, {@code java/bin/java
 * @predict.options} starts the function. All paths in the options are relative: the AOT cache
 * records the class path, and stays valid when the directory is moved.
 */
record Application(Path root) {

  /** The time of every file, here and in the layers: the AOT cache records the time of each jar. */
  static final Instant FILE_TIME = Instant.ofEpochSecond(1);

  Path java() {
    return root.resolve("java");
  }

  Path jars() {
    return root.resolve("jars");
  }

  Path natives() {
    return root.resolve("natives");
  }

  /** Where the model is, if there is one. */
  Path model() {
    return root.resolve("model");
  }

  /** Where several models are, at {@code NAME/VERSION}. */
  Path repository() {
    return root.resolve("models");
  }

  /** Whether it has several models. */
  boolean hasSeveral() {
    return Files.isDirectory(repository());
  }

  /** Its sealed directories, in order. */
  List<Path> models() {
    if (!hasSeveral()) {
      return List.of(model());
    }
    try {
      return new ModelRepository(repository()).versions();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The variable that tells the function its models.
   *
   * @param home the path of this directory for the function
   */
  Map.Entry<String, String> models(String home) {
    return hasSeveral() ? Map.entry("MODELS", home + "models") : Map.entry("MODEL", home + "model");
  }

  /** The command line of a pod that gets its requests in a protocol. */
  Path options(Protocol protocol) {
    return root.resolve(protocol.baseName() + ".options");
  }

  Path cache(Protocol protocol) {
    return root.resolve(protocol.baseName() + ".aot");
  }

  /** The files of one layer, sorted by name. */
  List<Path> files(Layer layer) {
    try {
      return Directory.files(root).stream()
          .filter(file -> Layer.of(root.relativize(file)) == layer)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets the time of every file to {@link #FILE_TIME}. */
  void setFileTimes() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setLastModifiedTime(file, FileTime.from(FILE_TIME));
      }
    }
  }
}
