package dev.knativepredict.training;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.trust.SignedModel;
import dev.knativepredict.manifest.trust.TrustedKey;
import dev.knativepredict.training.data.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = "Checks that sealed models were signed with one of some keys.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIRECTORY", arity = "1..*", description = "Sealed model directories.")
  List<Path> directories = List.of();

  @Option(
      names = "--public-key",
      required = true,
      paramLabel = "FILE",
      description = "Public keys, ECDSA in PEM: one of them has to have signed.")
  Path publicKey = Path.of("");

  @Override
  public Integer call() {
    List<TrustedKey> keys = keys();
    int worst = 0;
    for (Path directory : directories) {
      try {
        SignedModel.verify(ModelDirectory.open(directory), keys);
        System.out.println("trusted: " + directory);
      } catch (BrokenModel e) {
        System.err.println(e.getMessage());
        worst = 1;
      }
    }
    return worst;
  }

  private List<TrustedKey> keys() {
    try {
      return TrustedKey.read(Files.readString(publicKey));
    } catch (IOException e) {
      throw new BadInput(publicKey, "it can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new BadInput(publicKey, String.valueOf(e.getMessage()), e);
    }
  }
}
