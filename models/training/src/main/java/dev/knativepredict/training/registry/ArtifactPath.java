package dev.knativepredict.training.registry;

import java.nio.file.Path;

/** The path of a file in a version's folder: it never leads out of it. */
record ArtifactPath(String value) {

  ArtifactPath {
    Path path = Path.of(value.replaceAll("\\p{Cntrl}", "?"));
    boolean inside =
        !value.isBlank()
            && !path.isAbsolute()
            && path.normalize().toString().equals(value)
            && !path.startsWith("..")
            && value.matches("[^\\\\:\\p{Cntrl}]+");
    if (!inside) {
      throw new IllegalArgumentException(
          "'%s' is not a file inside of the model's folder".formatted(path));
    }
  }

  /** A file that is named relative to this one's folder. */
  ArtifactPath beside(String name) {
    new ArtifactPath(name);
    return new ArtifactPath(Path.of(value).resolveSibling(name).toString());
  }
}
