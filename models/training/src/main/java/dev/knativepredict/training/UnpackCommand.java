package dev.knativepredict.training;

import dev.knativepredict.training.pack.Unpacking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "unpack",
    description = "Writes the sealed model of a CNCF ModelPack artifact, whose seal has to hold.",
    mixinStandardHelpOptions = true)
final class UnpackCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "LAYOUT", description = "An OCI image layout.")
  Path layout = Path.of("");

  @Parameters(index = "1", paramLabel = "DIRECTORY", description = "A directory that isn't there.")
  Path directory = Path.of("");

  @Option(
      names = "--digest",
      defaultValue = "",
      paramLabel = "sha256:…",
      description = "The digest that the artifact has to have.")
  String digest = "";

  @Override
  public Integer call() throws IOException {
    Unpacking.unpack(layout, digest, directory);
    System.out.println(directory);
    return 0;
  }
}
