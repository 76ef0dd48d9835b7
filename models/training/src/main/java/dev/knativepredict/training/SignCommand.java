package dev.knativepredict.training;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.trust.SignedModel;
import dev.knativepredict.manifest.trust.SigningKey;
import dev.knativepredict.training.data.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sign",
    description = "Signs sealed models: writes model.sig beside their files.",
    mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {

  @Mixin SealedDirectories directories = new SealedDirectories();

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "The private key, ECDSA in PEM, as `openssl genpkey` writes it.")
  Path key = Path.of("");

  @Option(
      names = "--public-key",
      required = true,
      paramLabel = "FILE",
      description = "Its public key, as `openssl pkey -pubout` writes it.")
  Path publicKey = Path.of("");

  @Override
  public Integer call() throws Exception {
    SigningKey signing = read();
    return directories.each(directory -> {
      SignedModel.sign(ModelDirectory.open(directory), signing);
      System.out.println("signed: " + directory);
    });
  }

  private SigningKey read() {
    try {
      return SigningKey.read(text(key), text(publicKey));
    } catch (IllegalArgumentException e) {
      throw new BadInput(key, "with %s: %s".formatted(publicKey, e.getMessage()), e);
    }
  }

  /** A key's file, which is a text. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInput(file, "it can't be read", e);
    }
  }
}
