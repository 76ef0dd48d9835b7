package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.onnx.GraphFile;
import dev.knativepredict.onnx.InvalidGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * An ONNX model that was taken from the registry: its graph, and the files that hold its data.
 *
 * @param features the names of a row's values, in order; empty if nobody said them
 * @param facts where it comes from, for the manifest
 */
public record ImportedModel(Path graph, List<String> features, SortedMap<String, String> facts) {

  /** What is taken at most; beyond it a model is refused. */
  record Limits(long description, long graph, int dataFiles, long data) {
    static final Limits USUAL = new Limits(1L << 20, Integer.MAX_VALUE, 1000, 16L << 30);
  }

  /**
   * Takes a version's files into a folder.
   *
   * @throws RegistryRefused if it isn't approved, is no ONNX model, is too large, or leads
   *     elsewhere
   */
  public static ImportedModel take(
      Registry registry, RegisteredVersion version, Approval approval, Path folder)
      throws IOException {
    return take(registry, version, approval, folder, Limits.USUAL);
  }

  static ImportedModel take(
      Registry registry, RegisteredVersion version, Approval approval, Path folder, Limits limits)
      throws IOException {
    approval.check(version);
    try {
      var download = new Download(registry, version.reference(), folder);
      Path description = download.file(new ArtifactPath(MlModel.FILE), limits.description());
      MlModel model = MlModel.read(Files.readAllBytes(description));
      Path graph = download.file(model.graph(), limits.graph());
      checkHash(version, Sha256.of(graph));
      takeData(download, model.graph(), GraphFile.read(graph).dataFiles(), limits);
      return new ImportedModel(
          graph, model.features(), RegistryOrigin.of(version, Sha256.of(description), approval));
    } catch (IllegalArgumentException | InvalidGraph e) {
      throw new RegistryRefused(
          "%s isn't imported: %s".formatted(version.reference(), e.getMessage()));
    }
  }

  /** Of a version that was registered from a sealed one, the graph's hash is known. */
  private static void checkHash(RegisteredVersion version, Sha256 found) {
    String known = version.tag(VersionTags.MODEL);
    if (!known.isEmpty() && !known.equals(found.hex())) {
      throw new IllegalArgumentException(
          "its graph has SHA-256 %s, its tag %s says %s"
              .formatted(found, VersionTags.MODEL, known));
    }
  }

  /** The graph says which files hold its data; a folder may have any others. */
  private static void takeData(
      Download download, ArtifactPath graph, SortedSet<String> locations, Limits limits)
      throws IOException {
    if (locations.size() > limits.dataFiles()) {
      throw new IllegalArgumentException(
          "its data are in %d files, more than %d".formatted(locations.size(), limits.dataFiles()));
    }
    long left = limits.data();
    for (String location : locations) {
      left -= Files.size(download.file(graph.beside(location), left));
    }
  }

  /** The files of one version, below a folder. */
  private record Download(Registry registry, ModelReference.Numbered version, Path folder) {

    Path file(ArtifactPath path, long most) throws IOException {
      Path to = folder.resolve(path.value());
      Files.createDirectories(to.resolveSibling(""));
      registry.download(version, path, to, most);
      return to;
    }
  }
}
