package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/**
 * A sealed model, and what tells whether a registered version is the same one.
 *
 * @param number its version
 * @param manifestSha256 of its manifest, and so of all its files
 */
public record SealedVersion(ModelDirectory directory, int number, Sha256 manifestSha256) {

  /** A directory whose seal holds. */
  public static SealedVersion of(ModelDirectory directory) {
    try {
      return new SealedVersion(
          directory,
          Integer.parseInt(directory.manifest().version()),
          Sha256.of(directory.path().resolve(ModelDirectory.MANIFEST)));
    } catch (IOException e) {
      throw new BrokenModel(directory.path(), ModelDirectory.MANIFEST + " can't be read", e);
    }
  }

  Manifest manifest() {
    return directory.manifest();
  }

  /** The registered model that it was imported from; if it wasn't, that of its own name. */
  public RegisteredName registeredName() {
    return RegistryOrigin.of(manifest())
        .map(ModelReference.Numbered::name)
        .orElseGet(() -> new RegisteredName(manifest().name()));
  }

  /** Whether it was imported from a registered version, or that was registered from it. */
  boolean is(RegisteredVersion version) {
    return RegistryOrigin.of(manifest()).filter(version.reference()::equals).isPresent()
        || version.tag(VersionTags.MANIFEST).equals(manifestSha256.hex());
  }

  /** The one of some registered versions that it is. */
  Optional<RegisteredVersion> among(Collection<RegisteredVersion> versions) {
    return versions.stream().filter(this::is).findFirst();
  }

  /** Its name and version, as in {@code credit/1}. */
  @Override
  public String toString() {
    return manifest().name() + "/" + number;
  }
}
