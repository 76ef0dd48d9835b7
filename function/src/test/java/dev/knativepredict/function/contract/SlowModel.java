package dev.knativepredict.function.contract;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.testgraphs.SlowGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A sealed model with the credit model's signature, that takes a round for every point of {@code
 * credit_score} and answers with the other two features.
 */
final class SlowModel {

  private SlowModel() {}

  /** Seals it in an empty directory. */
  static void seal(Path directory) throws IOException {
    Manifest credit = ModelDirectory.open(Environment.CREDIT).manifest();
    Files.write(directory.resolve(Manifest.MODEL), SlowGraph.bytes());
    Files.writeString(directory.resolve(Manifest.GOLDEN), golden().line() + "\n");
    ModelDirectory.seal(
        directory,
        new Manifest(
            "slow",
            "1",
            "as slow as it is asked to be",
            credit.signature(),
            ModelDirectory.hashes(directory),
            credit.data(),
            credit.metrics(),
            credit.training()));
  }

  private static GoldenRow golden() {
    return new GoldenRow.Rows(
        new GoldenRow.Request(List.of(Map.of("annual_income", 0, "age", 1, "credit_score", 3))),
        new GoldenRow.Answer(List.of(1), List.of(List.of(0.0, 1.0))),
        1);
  }
}
