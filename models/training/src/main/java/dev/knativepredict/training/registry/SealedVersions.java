package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sealed versions of a model's folder, the oldest first, and which registered version each of
 * them is: the one that it was imported from, or the one that was registered from it.
 */
public record SealedVersions(List<SealedVersion> all) {

  /**
   * Opens all versions of a folder.
   *
   * @throws dev.knativepredict.manifest.BrokenModel if a seal doesn't hold
   */
  public static SealedVersions in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new SealedVersions(List.of());
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new SealedVersions(
          files
              .filter(file -> Manifest.isVersion(file.getFileName().toString()))
              .map(file -> SealedVersion.of(ModelDirectory.open(file)))
              .sorted(Comparator.comparingInt(SealedVersion::number))
              .toList());
    }
  }

  /** The directory that a registered version is sealed in. */
  public Optional<Path> of(RegisteredVersion version) {
    return all.stream()
        .filter(sealed -> sealed.is(version))
        .map(sealed -> sealed.directory().path())
        .findFirst();
  }

  /** The one of a name and version, as in {@code credit/1}. */
  Optional<SealedVersion> named(String model) {
    return all.stream().filter(sealed -> sealed.toString().equals(model)).findFirst();
  }
}
