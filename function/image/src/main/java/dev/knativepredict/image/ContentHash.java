package dev.knativepredict.image;

import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hash of all that decides what the image holds: the base, every file but the AOT cache, and
 * the code that trains the cache. A cache's own bytes differ from one training to the next.
 */
final class ContentHash {

  private ContentHash() {}

  static Sha256 of(Application application, String base) throws IOException {
    StringBuilder content = new StringBuilder("base ").append(base).append('\n');
    for (Part part : Part.values()) {
      if (part != Part.CACHE) {
        append(content, application.root(), application.files(part));
      }
    }
    append(content, builder(), classes());
    return Sha256.of(content.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder content, Path root, List<Path> files)
      throws IOException {
    for (Path file : files) {
      content
          .append(Sha256.of(Files.readAllBytes(file)))
          .append(' ')
          .append(root.relativize(file))
          .append('\n');
    }
  }

  private static List<Path> classes() throws IOException {
    try (Stream<Path> files = Files.walk(builder())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path builder() {
    try {
      return Path.of(ContentHash.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError("where classes are loaded from is a URI", e);
    }
  }
}
