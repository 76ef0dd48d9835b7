package dev.knativepredict.training;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.trust.SignedModel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "statement",
    description =
        "Prints what a signature of a sealed model is of, for programs that sign by certificates:"
            + " an in-toto statement with the SHA-256 of each file.",
    mixinStandardHelpOptions = true)
final class StatementCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIRECTORY", description = "A sealed model directory.")
  Path directory = Path.of("");

  @Override
  public Integer call() throws Exception {
    byte[] statement = SignedModel.statement(ModelDirectory.open(directory));
    System.out.write(statement);
    System.out.println();
    return 0;
  }
}
