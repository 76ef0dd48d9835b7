package dev.knativepredict.training.pack;

import dev.knativepredict.manifest.JsonElement;
import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The contents of an OCI image layout, each named by its hash.
 *
 * @param folder where they are
 */
record Blobs(Path folder) {

  private static final String ALGORITHM = "sha256:";

  static Blobs of(Path layout) {
    return new Blobs(layout.resolve("blobs/sha256"));
  }

  /** Adds one, and returns its descriptor. */
  Map<String, Object> add(String mediaType, byte[] bytes) throws IOException {
    Sha256 hash = Sha256.of(bytes);
    Files.write(file(hash), bytes);
    return descriptor(mediaType, hash, bytes.length);
  }

  /** Adds a file, which may be larger than the memory. */
  Map<String, Object> add(String mediaType, Path file) throws IOException {
    Sha256 hash = Sha256.of(file);
    Files.copy(file, file(hash), StandardCopyOption.REPLACE_EXISTING);
    return descriptor(mediaType, hash, Files.size(file));
  }

  private static Map<String, Object> descriptor(String mediaType, Sha256 hash, long size) {
    return ModelPack.sorted(
        Map.of("mediaType", mediaType, "digest", ALGORITHM + hash, "size", size));
  }

  /**
   * The file of one, whose bytes are those that its descriptor says.
   *
   * @throws IllegalArgumentException if it is missing, or has another hash or size
   */
  Path checked(JsonElement descriptor) throws IOException {
    String digest = descriptor.get("digest").text();
    if (!digest.startsWith(ALGORITHM)) {
      throw new IllegalArgumentException("'%s' is no SHA-256".formatted(digest));
    }
    Sha256 hash = new Sha256(digest.substring(ALGORITHM.length()));
    try {
      if (!Sha256.of(file(hash)).equals(hash)) {
        throw new IllegalArgumentException(digest + " has another hash");
      }
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(digest + " is missing", e);
    }
    String size = String.valueOf(descriptor.get("size").value());
    if (!size.equals(String.valueOf(Files.size(file(hash))))) {
      throw new IllegalArgumentException("%s has not the size %s".formatted(digest, size));
    }
    return file(hash);
  }

  private Path file(Sha256 hash) {
    return folder.resolve(hash.hex());
  }
}
