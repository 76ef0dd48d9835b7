package dev.knativepredict.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code make release-image}: the release tool in an image, for jobs inside of a cluster. */
@Command(
    name = "tool",
    mixinStandardHelpOptions = true,
    description =
        "Pushes the image of the release tool that was built, and prints its name by digest.")
final class ToolCommand implements Callable<Integer> {

  private static final String JAR = "release-all.jar";

  @Mixin private ImageTool.SharedOptions options = new ImageTool.SharedOptions();
  @Mixin private PushOptions push = new PushOptions();

  @Override
  public Integer call() throws Exception {
    Path tool = options.repository().resolve("knative/release");
    Path jar = tool.resolve("target").resolve(JAR);
    if (!Files.exists(jar)) {
      throw new ImageBuildFailed("%s isn't there: run `make release`".formatted(jar));
    }
    new ToolImage(
            "release",
            tool.resolve("java.modules"),
            tool.resolve("target"),
            List.of(jar),
            List.of("-jar", JAR))
        .push(
            push,
            push.commit(options.repository()),
            new ToolImage.Trial(List.of("doctor", "--help"), "Usage: release doctor"));
    return 0;
  }
}
