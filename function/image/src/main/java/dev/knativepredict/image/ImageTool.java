package dev.knativepredict.image;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make app} and {@code make image}. */
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    description = "Builds the application's directory, or the container image from it.",
    subcommands = {ImageTool.App.class, PushCommand.class})
public final class ImageTool {

  private ImageTool() {}

  /** Exit codes: 0 built, 1 could not be built, 2 usage. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new ImageTool())
            .setExecutionExceptionHandler(ImageTool::report)
            .execute(args));
  }

  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof Broken) {
      command.getErr().println("image: " + e.getMessage());
      return 1;
    }
    throw e;
  }

  /** What every command needs to know. */
  static final class Sources {

    @Option(
        names = "--repository",
        defaultValue = ".",
        description = "the project's root (default: ${DEFAULT-VALUE})")
    private Path repository = Path.of(".");

    @Option(
        names = "--model",
        defaultValue = "${env:MODEL_DIR:-models/credit/1}",
        description = "the sealed model directory to put in (default: ${DEFAULT-VALUE})")
    private Path model = Path.of("models/credit/1");

    Path repository() {
      return repository;
    }

    Builder builder() {
      Path target = repository.resolve("function/image/target");
      Layout layout =
          new Layout(
              target.resolve("function.classpath"),
              repository.resolve("function/java.modules"),
              repository.resolve("function/jvm.options"),
              repository.resolve(model));
      return new Builder(layout, repository.resolve("function/target"), System.err::println);
    }
  }

  /** Builds the directory only. */
  @Command(
      name = "app",
      mixinStandardHelpOptions = true,
      description = "Builds function/target/app: the image's content, to run without a container.")
  static final class App implements Callable<Integer> {

    @CommandLine.Mixin private Sources sources = new Sources();

    @Override
    public Integer call() throws Exception {
      Builder builder = sources.builder();
      builder.layOut(Platform.here());
      builder.addCache();
      builder.verify();
      return 0;
    }
  }
}
