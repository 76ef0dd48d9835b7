package dev.knativepredict.training;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.judge.BelowGate;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The sealed model directories that a command is given. */
final class SealedDirectories {

  @Parameters(paramLabel = "DIRECTORY", arity = "1..*", description = "Sealed model directories.")
  List<Path> all = List.of();

  /** What a command does with each. */
  interface Work {
    void with(Path directory) throws Exception;
  }

  /**
   * Works with each. One that is refused is named, and the others have their turn all the same.
   *
   * @return the exit code
   */
  int each(Work work) throws Exception {
    int worst = 0;
    for (Path directory : all) {
      try {
        work.with(directory);
      } catch (BadInput | BelowGate | BrokenModel e) {
        worst = Math.max(worst, Training.refused(e));
      }
    }
    return worst;
  }
}
