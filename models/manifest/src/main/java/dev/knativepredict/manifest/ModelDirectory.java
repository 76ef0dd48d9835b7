package dev.knativepredict.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A sealed model directory: a manifest, and files whose bytes are those that it names. */
public final class ModelDirectory {

  private static final String MANIFEST = "manifest.json";
  private final Path path;
  private final Manifest manifest;

  private ModelDirectory(Path path, Manifest manifest) {
    this.path = path;
    this.manifest = manifest;
  }

  /**
   * Opens a directory and checks its seal.
   *
   * @throws BrokenModel where the manifest can't be read, or a file is missing or has other bytes
   */
  public static ModelDirectory open(Path path) {
    ModelDirectory directory = new ModelDirectory(path, readManifest(path));
    directory.manifest.files().keySet().forEach(directory::bytes);
    return directory;
  }

  /** The hashes of a directory's files, manifest aside: what a manifest has to say of them. */
  public static SortedMap<String, Sha256> hashes(Path path) throws IOException {
    SortedMap<String, Sha256> hashes = new TreeMap<>();
    try (var files = Files.list(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (!name.equals(MANIFEST)) {
          hashes.put(name, Sha256.of(Files.readAllBytes(file)));
        }
      }
    }
    return hashes;
  }

  /** Writes the manifest beside the files that it names: from then on the directory is sealed. */
  public static void seal(Path path, Manifest manifest) throws IOException {
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(path.resolve(MANIFEST), json.writeValueAsString(manifest) + "\n");
  }

  public Path path() {
    return path;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** The bytes of one of its files, checked against the seal. */
  public byte[] bytes(String file) {
    Sha256 sealed = manifest.files().get(file);
    if (sealed == null) {
      throw new BrokenModel(path, file + " is not in the manifest");
    }
    try {
      byte[] bytes = Files.readAllBytes(path.resolve(file));
      Sha256 found = Sha256.of(bytes);
      if (!found.equals(sealed)) {
        throw new BrokenModel(
            path, "%s has SHA-256 %s, the manifest says %s".formatted(file, found, sealed));
      }
      return bytes;
    } catch (IOException e) {
      throw new BrokenModel(path, file + " can't be read", e);
    }
  }

  private static Manifest readManifest(Path path) {
    try {
      return ManifestReader.read(Files.readAllBytes(path.resolve(MANIFEST)));
    } catch (IOException e) {
      throw new BrokenModel(path, MANIFEST + " can't be read", e);
    } catch (JacksonException e) {
      throw new BrokenModel(path, MANIFEST + " is not JSON", e);
    } catch (IllegalArgumentException e) {
      throw new BrokenModel(path, "%s: %s".formatted(MANIFEST, e.getMessage()), e);
    }
  }
}
