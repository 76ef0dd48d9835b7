package dev.knativepredict.training;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.pack.ModelPack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "pack",
    description =
        "Writes a sealed model as a CNCF ModelPack artifact, in an OCI image layout, and prints its"
            + " digest.",
    mixinStandardHelpOptions = true)
final class PackCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "DIRECTORY", description = "A sealed model directory.")
  Path directory = Path.of("");

  @Parameters(index = "1", paramLabel = "LAYOUT", description = "A directory that isn't there.")
  Path layout = Path.of("");

  @Override
  public Integer call() throws IOException {
    System.out.println(ModelPack.write(ModelDirectory.open(directory), layout));
    return 0;
  }
}
