package dev.knativepredict.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a model directory, also in its folders; a link to a folder is not followed. */
final class SealedFiles {

  private SealedFiles() {}

  /**
   * Their paths in the directory, with {@code /} in between; without the manifest and the
   * signature, which say what the others are.
   */
  static List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    add(directory, "", names);
    names.remove(ModelDirectory.MANIFEST);
    names.remove(ModelDirectory.SIGNATURE);
    return names;
  }

  private static void add(Path folder, String prefix, List<String> names) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = prefix + entry.getFileName();
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          add(entry, name + "/", names);
        } else {
          names.add(name);
        }
      }
    }
  }
}
