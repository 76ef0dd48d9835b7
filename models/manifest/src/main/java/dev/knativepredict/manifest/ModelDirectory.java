package dev.knativepredict.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sealed model directory: a manifest, and files whose bytes are those that it names; or a graph
 * that nobody has sealed.
 */
public final class ModelDirectory {

  public static final String MANIFEST = "manifest.json";

  /** The signature of those who vouch for the model, if there is one. */
  public static final String SIGNATURE = "model.sig";

  private final Path path;
  private final Manifest manifest;
  private final Path graph;

  private ModelDirectory(Path path, Manifest manifest, Path graph) {
    this.path = path;
    this.manifest = manifest;
    this.graph = graph;
  }

  /**
   * Opens a directory and checks its seal.
   *
   * @throws BrokenModel if the manifest can't be read, or a file is missing or has another hash
   */
  public static ModelDirectory open(Path path) {
    ModelDirectory directory =
        new ModelDirectory(path, readManifest(path), path.resolve(Manifest.MODEL));
    directory.manifest.files().forEach(directory::checkHash);
    directory.checkNothingElse();
    return directory;
  }

  /**
   * A graph that nobody has sealed: it may have any name, and there are no other files.
   *
   * @param manifest what is known of it
   */
  public static ModelDirectory unsealed(Path graph, Manifest manifest) {
    return new ModelDirectory(graph.resolveSibling(""), manifest, graph);
  }

  /** Whether a directory was sealed, if perhaps no longer whole. */
  public static boolean isSealed(Path path) {
    return Files.exists(path.resolve(MANIFEST)) || Files.exists(path.resolve(Manifest.GOLDEN));
  }

  /** The hashes of a directory's files except the manifest, by their paths in it. */
  public static SortedMap<String, Sha256> hashes(Path path) throws IOException {
    SortedMap<String, Sha256> hashes = new TreeMap<>();
    for (String name : SealedFiles.names(path)) {
      hashes.put(name, Sha256.of(path.resolve(name)));
    }
    return hashes;
  }

  /** Writes the manifest beside the files that it names, which seals the directory. */
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

  /** The file of its graph. */
  public Path graph() {
    return graph;
  }

  /** The paths of all its files: the manifest, those that it names, and the signature if any. */
  public SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>(manifest.files().keySet());
    paths.add(MANIFEST);
    if (Files.exists(path.resolve(SIGNATURE))) {
      paths.add(SIGNATURE);
    }
    return paths;
  }

  /**
   * One of its files.
   *
   * @throws BrokenModel if the manifest does not name it
   */
  public Path file(String name) {
    if (!manifest.files().containsKey(name)) {
      throw new BrokenModel(path, name + " is not in the manifest");
    }
    return path.resolve(name);
  }

  /** The bytes of one of its files. */
  public byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The first golden rows; no more of the file is read.
   *
   * @throws BrokenModel if one of them is not a golden row, or there are none
   */
  public List<GoldenRow> golden(int most) {
    try (Stream<String> lines = Files.lines(file(Manifest.GOLDEN))) {
      List<GoldenRow> rows = lines.limit(most).map(GoldenRow::read).toList();
      if (rows.isEmpty()) {
        throw new BrokenModel(path, Manifest.GOLDEN + " has no rows");
      }
      return rows;
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(Manifest.GOLDEN, e);
    } catch (IllegalArgumentException e) {
      throw new BrokenModel(path, "%s: %s".formatted(Manifest.GOLDEN, e.getMessage()), e);
    }
  }

  private void checkHash(String name, Sha256 sealed) {
    try {
      Sha256 found = Sha256.of(path.resolve(name));
      if (!found.equals(sealed)) {
        throw new BrokenModel(
            path, "%s has SHA-256 %s, the manifest says %s".formatted(name, found, sealed));
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private void checkNothingElse() {
    try {
      for (String name : SealedFiles.names(path)) {
        if (!manifest.files().containsKey(name)) {
          throw new BrokenModel(path, name + " is not in the manifest");
        }
      }
    } catch (IOException e) {
      throw unreadable("the directory", e);
    }
  }

  private BrokenModel unreadable(String name, Exception e) {
    return new BrokenModel(path, name + " can't be read", e);
  }

  private static Manifest readManifest(Path path) {
    try {
      return ManifestReader.manifest(JsonElement.read(Files.readAllBytes(path.resolve(MANIFEST))));
    } catch (IOException e) {
      throw new BrokenModel(path, MANIFEST + " can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new BrokenModel(path, "%s: %s".formatted(MANIFEST, e.getMessage()), e);
    }
  }
}
