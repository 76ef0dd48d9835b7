package dev.knativepredict.training;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.trust.SignedModel;
import dev.knativepredict.manifest.trust.TrustedKey;
import dev.knativepredict.training.data.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = "Checks that sealed models were signed with one of some keys.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Mixin SealedDirectories directories = new SealedDirectories();

  @Option(
      names = "--public-key",
      required = true,
      paramLabel = "FILE",
      description = "Public keys, ECDSA in PEM: one of them has to have signed.")
  Path publicKey = Path.of("");

  @Override
  public Integer call() throws Exception {
    List<TrustedKey> keys = keys();
    return directories.each(directory -> {
      SignedModel.verify(ModelDirectory.open(directory), keys);
      System.out.println("trusted: " + directory);
    });
  }

  private List<TrustedKey> keys() {
    try {
      return TrustedKey.read(SignCommand.text(publicKey));
    } catch (IllegalArgumentException e) {
      throw new BadInput(publicKey, String.valueOf(e.getMessage()), e);
    }
  }
}
