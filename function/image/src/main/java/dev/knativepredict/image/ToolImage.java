package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program of this project in an image of its own: its jars, and a Java runtime with few modules.
 *
 * @param name of the image's repository
 * @param modules a file that lists the modules of the runtime
 * @param target the folder that its module was built into
 * @param jars what it needs, in that folder
 * @param command starts it from there
 */
record ToolImage(String name, Path modules, Path target, List<Path> jars, List<String> command) {

  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Arguments to try it with, and what it says then; its settings are those of nobody. */
  record Trial(List<String> arguments, String says) {}

  /** Pushes it, and prints its name by digest, which the target has in a file too. */
  void push(PushOptions options, Commit commit, Trial trial) throws Exception {
    Path work = target.resolve("image");
    Path java = work.resolve("java");
    Directory.delete(work);
    Files.createDirectories(work);
    Target here = new Target(Platform.here(), Optional.empty());
    JavaRuntime.link(JvmOptions.lines(modules), here, java);
    start(java, trial);
    PushTarget to = options.target(name);
    JibContainerBuilder image =
        options
            .base(to, here.platform())
            .newImage(work.resolve("jib"))
            .addFileEntriesLayer(ImagePusher.layer("Java runtime", work, Directory.files(java)))
            .addFileEntriesLayer(ImagePusher.layer(name, target, jars))
            .setUser("65532")
            .setWorkingDirectory(AbsoluteUnixPath.get(ImagePusher.HOME))
            .setEntrypoint(entrypoint(Path.of(ImagePusher.HOME, "java")))
            .setProgramArguments()
            .setCreationTime(commit.time());
    ImageReference tagged = to.tagged(commit.tag());
    var digest =
        to.pusher(work.resolve("jib")).push(image, tagged, "%s-tool".formatted(commit.tag()));
    String byDigest = PushTarget.byDigest(tagged, digest);
    Files.writeString(target.resolve("image.digest"), byDigest + "\n");
    System.out.println(byDigest);
  }

  private List<String> entrypoint(Path java) {
    List<String> line = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
    line.addAll(OPTIONS);
    line.addAll(command);
    return line;
  }

  /** A runtime that lacks a module would tell only in the cluster. */
  private void start(Path java, Trial trial) throws IOException, InterruptedException {
    List<String> line = entrypoint(java.toAbsolutePath());
    line.addAll(trial.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(target.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    Process program = builder.start();
    String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    program.waitFor();
    if (!output.contains(trial.says())) {
      throw new ImageBuildFailed("%s doesn't start: %s".formatted(name, output));
    }
  }
}
