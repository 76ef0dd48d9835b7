package dev.knativepredict.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code make webhook-image}: the receiver of a registry's webhooks in an image. */
@Command(
    name = "webhook",
    mixinStandardHelpOptions = true,
    description =
        "Pushes the image of the webhook receiver that was built, and prints its name by digest.")
final class WebhookCommand implements Callable<Integer> {

  private static final String CLASS = "dev.knativepredict.function.webhook.WebhookFunction";

  @Mixin private ImageTool.SharedOptions options = new ImageTool.SharedOptions();
  @Mixin private PushOptions push = new PushOptions();

  @Override
  public Integer call() throws Exception {
    Path target = options.repository().resolve("function/webhook/target");
    new ToolImage(
            "registry-webhook",
            // It has the function's edge, and so its modules.
            options.repository().resolve("function/java.modules"),
            target,
            jars(target),
            List.of("--class-path", "*:lib/*", CLASS))
        .push(
            push,
            push.commit(options.repository()),
            new ToolImage.Trial(List.of(), "WEBHOOK_SECRET: "));
    return 0;
  }

  private static List<Path> jars(Path target) throws IOException {
    Path libraries = target.resolve("lib");
    if (!Files.isDirectory(libraries)) {
      throw new ImageBuildFailed("%s isn't there: run `make webhook`".formatted(libraries));
    }
    try (Stream<Path> own = Files.list(target);
        Stream<Path> others = Files.list(libraries)) {
      return Stream.concat(own, others)
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .toList();
    }
  }
}
