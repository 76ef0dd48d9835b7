package dev.knativepredict.image;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sealed model that the repository ships. */
final class CreditModel {

  static final Path DIRECTORY = Path.of("../../models/credit/1");

  private CreditModel() {}

  static ModelDirectory open() {
    return ModelDirectory.open(DIRECTORY);
  }

  static String sha256() {
    return open().manifest().modelSha256().hex();
  }

  static byte[] golden() {
    return open().bytes(Manifest.GOLDEN);
  }

  static void copyTo(Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }
}
