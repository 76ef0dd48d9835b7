package dev.knativepredict.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Java files of this repository, tests included. */
final class Sources {

  private static final Path ROOT = Path.of("../..");

  private Sources() {}

  static List<Path> all() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of(".github", "function", "knative", "models")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
