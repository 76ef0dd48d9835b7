package dev.knativepredict.training;

import dev.knativepredict.training.signature.SignatureCheck;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "signature",
    description = "Compares the signatures of the models with those that a revision serves.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:No caller breaks, or the change is meant.",
      "1:Callers would break, or a model is broken.",
      "2:Wrong usage, or no such revision."
    },
    mixinStandardHelpOptions = true)
final class SignatureCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "REVISION",
      description = "The revision that is served. 40 zeros if there is none.")
  String revision = "";

  @Parameters(
      index = "1",
      paramLabel = "REPOSITORY",
      description = "The repository, with its models in the folder models.")
  Path repository = Path.of("");

  @Override
  public Integer call() throws Exception {
    return new SignatureCheck(repository.toAbsolutePath(), System.out).since(revision);
  }
}
