package dev.knativepredict.function.inference;

import dev.knativepredict.function.settings.InvalidSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
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
      return folders(root, "[a-z][a-z0-9-]{0,39}").stream()
          .flatMap(model -> folders(model, "[1-9][0-9]{0,8}").stream())
          .toList();
    } catch (UncheckedIOException e) {
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
    return content.contains("/manifest.json ");
  }

  private static String line(Path file) {
    try {
      return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> folders(Path parent, String name) {
    Predicate<Path> named = folder -> folder.getFileName().toString().matches(name);
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(named).filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
