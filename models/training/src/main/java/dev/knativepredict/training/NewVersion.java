package dev.knativepredict.training;

import dev.knativepredict.training.judge.Progress;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that seals a new version of a model. */
final class NewVersion {

  @Option(
      names = "--as",
      paramLabel = "VERSION",
      description = "The number of the version. Default: the lowest that is free.")
  @Nullable Integer version;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress.")
  boolean quiet;

  /** Makes a version, and returns its directory. */
  interface Maker {
    Path make(int version, Progress progress) throws IOException;
  }

  /** Seals a version with progress, and prints its directory. */
  void seal(Path folder, Maker maker) throws IOException {
    long start = System.nanoTime();
    int number = version == null ? Train.nextVersion(folder) : version;
    try (Terminal progress = Terminal.of(quiet)) {
      Path sealed = maker.make(number, progress);
      progress.line("sealed after %d s".formatted((System.nanoTime() - start) / 1_000_000_000));
      System.out.println(sealed);
    }
  }
}
