package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    Commit commit = push.commit(options.repository());
    Path work = tool.resolve("target/image");
    Path java = work.resolve("java");
    Directory.delete(work);
    Files.createDirectories(work);
    Target here = new Target(Platform.here(), Optional.empty());
    JavaRuntime.link(JvmOptions.lines(tool.resolve("java.modules")), here, java);
    start(java, jar);
    PushTarget target = push.target("release");
    JibContainerBuilder image =
        push.base(target, here.platform())
            .newImage(work.resolve("jib"))
            .addFileEntriesLayer(ImagePusher.layer("Java runtime", work, Directory.files(java)))
            .addFileEntriesLayer(
                ImagePusher.layer("release tool", tool.resolve("target"), List.of(jar)))
            .setUser("65532")
            .setWorkingDirectory(AbsoluteUnixPath.get(ImagePusher.HOME))
            .setEntrypoint(
                ImagePusher.HOME + "/java/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR)
            .setProgramArguments()
            .setCreationTime(commit.time());
    ImageReference tagged = target.tagged(commit.tag());
    var digest =
        target.pusher(work.resolve("jib")).push(image, tagged, "%s-tool".formatted(commit.tag()));
    String name = PushTarget.byDigest(tagged, digest);
    Files.writeString(tool.resolve("target/image.digest"), name + "\n");
    System.out.println(name);
    return 0;
  }

  /** A runtime that lacks a module would tell only in the cluster. */
  private static void start(Path java, Path jar) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(
                java.resolve("bin/java").toString(), "-jar", jar.toString(), "doctor", "--help")
            .redirectErrorStream(true)
            .start();
    String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) {
      throw new ImageBuildFailed("the tool doesn't start: " + output);
    }
  }
}
