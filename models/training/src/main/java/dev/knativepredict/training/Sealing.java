package dev.knativepredict.training;

import dev.knativepredict.onnx.InvalidGraph;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.export.Draft;
import dev.knativepredict.training.judge.Progress;
import dev.knativepredict.training.seal.Adoption;
import dev.knativepredict.training.seal.Source;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

/** From a graph that was trained elsewhere to a sealed model. */
final class Sealing {

  private Sealing() {}

  /**
   * Seals a graph of which nothing else is known, like {@link #seal(Path, Source, int, Progress)}.
   */
  static Path seal(Path folder, Path graph, int version, Progress progress) throws IOException {
    return seal(folder, Source.of(graph, folder), version, progress);
  }

  /**
   * Runs a graph on the data of a model's folder, and seals it as a new version if it reaches the
   * gate. Without settings, the first ones are written, from what the graph says of itself.
   *
   * @param folder where the versions are
   * @param progress lines for people
   * @return the sealed directory
   * @throws BadInput where the graph can't be run, or settings, data and graph don't go together
   * @throws dev.knativepredict.training.judge.BelowGate where the model is not good enough
   */
  static Path seal(Path folder, Source source, int version, Progress progress) throws IOException {
    Path directory = folder.resolve(Integer.toString(version));
    if (Files.exists(directory)) {
      throw new BadInput(directory, "exists; a sealed version is never changed");
    }
    boolean isNew = !Files.exists(folder);
    try {
      Files.createDirectories(folder);
      return Draft.write(
          directory,
          draft -> {
            new Adoption(folder, source, version, progress).write(draft);
            return directory;
          });
    } catch (InvalidGraph e) {
      throw new BadInput(
          source.graph(), Validate.firstLine(e).replaceFirst("^\\S+\\.onnx ", ""), e);
    } catch (IllegalArgumentException e) {
      throw new BadInput(source.settings(), Validate.firstLine(e), e);
    } finally {
      if (isNew) {
        deleteIfEmpty(folder);
      }
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // It has settings or a version now.
    }
  }
}
