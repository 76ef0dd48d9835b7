package dev.knativepredict.image;

import dev.knativepredict.manifest.BrokenModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line tool behind {@code make app} and {@code make image}. */
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    description = "Builds the application directory, or the container image.",
    subcommands = {ImageTool.App.class, PushCommand.class, ToolCommand.class, WebhookCommand.class})
public final class ImageTool {

  private ImageTool() {}

  /** Exit codes: 0 success, 1 the build failed, 2 wrong usage. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new ImageTool())
            .setExecutionExceptionHandler(ImageTool::report)
            .execute(args));
  }

  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof ImageBuildFailed || e instanceof BrokenModel) {
      command.getErr().println("image: " + e.getMessage());
      return 1;
    }
    throw e;
  }

  /** The options that all commands have. */
  static final class SharedOptions {

    @Option(
        names = "--repository",
        defaultValue = ".",
        description = "the root of the project (default: ${DEFAULT-VALUE})")
    private Path repository = Path.of(".");

    @Option(
        names = "--model",
        defaultValue = "${env:MODEL_DIR:-models/credit/1}",
        description =
            "the sealed model directory to include, or a folder of several at NAME/VERSION"
                + " (default: ${DEFAULT-VALUE})")
    private Path model = Path.of("models/credit/1");

    @Option(
        names = "--platform",
        defaultValue = "${env:PLATFORM:-}",
        description = "the kind of machine to build for, such as linux/arm64 (default: this one's)")
    private String platform = "";

    @Option(
        names = "--jmods",
        defaultValue = "${env:JMODS:-}",
        description = "for another kind of machine: the jmods directory of a JDK 25 for it")
    private String jmods = "";

    Path repository() {
      return repository;
    }

    Builder builder() {
      Path target = repository.resolve("function/image/target");
      Layout layout =
          new Layout(
              target.resolve("function.libraries"),
              repository.resolve("function/java.modules"),
              repository.resolve("function/jvm.options"),
              repository.resolve(model));
      return new Builder(
          layout,
          Target.of(platform, jmods),
          repository.resolve("function/target"),
          System.err::println);
    }
  }

  /** Builds the application directory only. */
  @Command(
      name = "app",
      mixinStandardHelpOptions = true,
      description =
          "Builds function/target/app: the files of the image, to run without a container.")
  static final class App implements Callable<Integer> {

    @CommandLine.Mixin private SharedOptions options = new SharedOptions();

    @Override
    public Integer call() throws Exception {
      Builder builder = options.builder();
      builder.layOut();
      builder.addCaches(Optional.empty());
      return 0;
    }
  }
}
