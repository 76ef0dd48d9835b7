package dev.knativepredict.function.contract;

import dev.knativepredict.manifest.ConfidenceBins;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A repository of models, made of copies of a sealed one.
 *
 * @param root the folder
 */
public record TestRepository(Path root) {

  /** The directory of a version. */
  public Path version(String name, int version) {
    return root.resolve(name).resolve(Integer.toString(version));
  }

  /** Adds a version; its manifest is written last. */
  public void add(Path sealed, String name, int version) throws IOException {
    Path target = version(name, version);
    Files.createDirectories(target);
    for (Path file : files(sealed)) {
      if (!file.endsWith("manifest.json")) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    seal(ModelDirectory.open(sealed).manifest(), target, name, version);
  }

  /** Adds a version whose seal says how often it was right: 10 · n of 20 · n rows in the bin n. */
  public void addJudged(Path sealed, String name, int version) throws IOException {
    add(sealed, name, version);
    Path target = version(name, version);
    Manifest was = ModelDirectory.open(target).manifest();
    Path file = target.resolve(Manifest.REFERENCE);
    Files.writeString(file, judged(Reference.read(Files.readAllBytes(file))).json());
    seal(was, target, name, version);
  }

  private static Reference judged(Reference reference) {
    return new Reference(
        reference.rows(),
        reference.features(),
        reference.predictions(),
        reference.probabilities(),
        new Reference.Confidence(
            IntStream.rangeClosed(1, ConfidenceBins.COUNT).mapToObj(n -> 20 * n).toList(),
            IntStream.rangeClosed(1, ConfidenceBins.COUNT).mapToObj(n -> 10 * n).toList()));
  }

  private static void seal(Manifest was, Path target, String name, int version) throws IOException {
    ModelDirectory.seal(
        target,
        new Manifest(
            name,
            Integer.toString(version),
            was.description(),
            was.signature(),
            ModelDirectory.hashes(target),
            was.data(),
            was.metrics(),
            was.training()));
  }

  /** Changes a byte of a version's graph. */
  public void damage(String name, int version) throws IOException {
    Path graph = version(name, version).resolve(Manifest.MODEL);
    byte[] bytes = Files.readAllBytes(graph);
    bytes[bytes.length / 2] ^= 1;
    Files.write(graph, bytes);
  }

  /** Deletes a version. */
  public void delete(String name, int version) throws IOException {
    for (Path file : files(version(name, version))) {
      Files.delete(file);
    }
    Files.delete(version(name, version));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
