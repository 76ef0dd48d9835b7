package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make image}: builds the image of a commit and pushes it. */
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    description = "Builds the image of the current commit, pushes it and prints its digest.")
final class PushCommand implements Callable<Integer> {

  @CommandLine.Mixin private ImageTool.SharedOptions options = new ImageTool.SharedOptions();

  @CommandLine.Mixin private PushOptions push = new PushOptions();

  @Option(
      names = "--source",
      defaultValue = "${env:SOURCE:-}",
      description = "the URL of the Git repository, for a label of the image")
  private String source = "";

  @Override
  public Integer call() throws Exception {
    Commit commit = push.commit(options.repository());
    PushTarget target = push.target("predict");
    Builder builder = options.builder();
    Platform platform = builder.target().platform();
    BaseImage from = push.base(target, platform);
    builder.layOut();
    ImageReference content = new ContentImage(builder, from, target).findOrPush();
    var labels = new Labels(commit, source, from.pinned()).of(builder.application());
    ImageReference tagged = target.tagged(commit.tag());
    DescriptorDigest digest =
        target
            .pusher(builder.jibDirectory())
            .pushRelease(
                content,
                commit,
                builder.application().models(ImagePusher.HOME + "/"),
                labels,
                tagged,
                "%s-%s".formatted(commit.tag(), platform.architecture()));
    var pushed = PushedImage.of(target.repository(), digest, builder.target().layers());
    report(builder, pushed, tagged, digest);
    return 0;
  }

  private static void report(
      Builder builder, PushedImage pushed, ImageReference tagged, DescriptorDigest digest)
      throws IOException {
    String name = PushTarget.byDigest(tagged, digest);
    Sizes sizes = Sizes.of(name, builder.application(), pushed);
    Path work = builder.work();
    Files.writeString(work.resolve("image.json"), sizes.json());
    Files.writeString(work.resolve("image.digest"), name + "\n");
    System.err.printf("%n%s%npushed %s%n", sizes.table(), tagged);
    System.out.println(digest);
  }
}
