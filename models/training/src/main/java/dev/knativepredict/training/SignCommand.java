package dev.knativepredict.training;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.trust.SignedModel;
import dev.knativepredict.manifest.trust.SigningKey;
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
    name = "sign",
    description = "Signs sealed models: writes model.sig beside their files.",
    mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIRECTORY", arity = "1..*", description = "Sealed model directories.")
  List<Path> directories = List.of();

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
  public Integer call() throws IOException {
    SigningKey signing = read();
    int worst = 0;
    for (Path directory : directories) {
      try {
        SignedModel.sign(ModelDirectory.open(directory), signing);
        System.out.println("signed: " + directory);
      } catch (BrokenModel e) {
        System.err.println(e.getMessage());
        worst = 1;
      }
    }
    return worst;
  }

  private SigningKey read() {
    try {
      return SigningKey.read(text(key), text(publicKey));
    } catch (IllegalArgumentException e) {
      throw new BadInput(key, "with %s: %s".formatted(publicKey, e.getMessage()), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInput(file, "it can't be read", e);
    }
  }
}
