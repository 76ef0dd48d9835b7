package dev.knativepredict.image;

import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A hash over everything that determines the content of the image: the base image, all files except
 * the AOT caches, and the classes of this tool. The caches are left out because each training run
 * writes different bytes.
 */
final class ContentHash {

  private ContentHash() {}

  /**
   * Hashes an application that is laid out.
   *
   * @param base the base image by digest, or empty if there is none
   */
  static Sha256 of(Application application, String base) throws IOException {
    StringBuilder content = new StringBuilder("base ").append(base).append('\n');
    for (Layer layer : Layer.values()) {
      if (!layer.isTrained()) {
        append(content, application.root(), application.files(layer));
      }
    }
    append(content, tool(), classesOfTool());
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

  private static List<Path> classesOfTool() throws IOException {
    return Directory.files(tool());
  }

  private static Path tool() {
    try {
      return Path.of(ContentHash.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError("the code location of a class is a URI", e);
    }
  }
}
