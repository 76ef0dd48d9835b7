package dev.knativepredict.function.inference;

import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.ModelRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of sealed directories at {@code NAME/VERSION}. Whatever else is in it is left alone.
 *
 * @param root the folder
 */
record Repository(Path root) {

  /** The names of the models, whether they can be served or not. */
  List<String> names() {
    return versions().stream().map(this::name).distinct().toList();
  }

  /** The directories of all versions, in order. */
  List<Path> versions() {
    try {
      return new ModelRepository(root).versions();
    } catch (IOException e) {
      throw new InvalidSetting("MODELS", "%s can't be read".formatted(root));
    }
  }

  /** The name of the model that a version's directory is of. */
  String name(Path version) {
    return root.relativize(version).getName(0).toString();
  }

  /** Names, sizes and times of a directory's files: what changes if any of them does. */
  String content(Path version) {
    try (Stream<Path> files = Files.walk(version)) {
      return files
          .filter(Files::isRegularFile)
          .map(Repository::line)
          .sorted()
          .collect(Collectors.joining("\n"));
    } catch (IOException | UncheckedIOException e) {
      // It is being deleted.
      return "";
    }
  }

  /** Whether a directory of this content has its manifest, the last file that is written. */
  static boolean isSealed(String content) {
    return content.contains("/%s ".formatted(ModelDirectory.MANIFEST));
  }

  private static String line(Path file) {
    try {
      return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
