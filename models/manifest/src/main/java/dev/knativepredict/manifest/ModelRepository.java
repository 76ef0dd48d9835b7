package dev.knativepredict.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder with a model directory at {@code NAME/VERSION} for each version of each model. Whatever
 * else is in it is left alone.
 *
 * @param root the folder
 */
public record ModelRepository(Path root) {

  /** The directories of all versions, in order, whether their seals hold or not. */
  public List<Path> versions() throws IOException {
    List<Path> versions = new ArrayList<>();
    for (Path model : folders(root, Manifest::isName)) {
      versions.addAll(folders(model, Manifest::isVersion));
    }
    return versions;
  }

  private static List<Path> folders(Path parent, Predicate<String> named) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders
          .filter(folder -> named.test(folder.getFileName().toString()))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }
}
