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

  @Option(
      names = "--registry",
      defaultValue = "${env:REGISTRY}",
      required = true,
      description = "the registry to push to: a host, optionally with a folder")
  private String registry = "";

  @Option(
      names = "--base",
      defaultValue = "${env:BASE_IMAGE}",
      required = true,
      description = "the base image; it needs the C and C++ libraries of Debian 12")
  private String base = "";

  @Option(
      names = "--source",
      defaultValue = "${env:SOURCE:-}",
      description = "the URL of the Git repository, for a label of the image")
  private String source = "";

  @Option(
      names = "--dirty",
      description = "build even if files differ from the commit; the tag then ends with -dirty")
  private boolean dirty;

  @Option(
      names = "--plain-http",
      description =
          "call the registry without TLS (always allowed: localhost and private addresses)")
  private boolean plainHttp;

  @Override
  public Integer call() throws Exception {
    Commit commit = Commit.of(options.repository());
    if (commit.dirty() && !dirty) {
      throw new ImageBuildFailed(
          "files differ from commit %s: commit them, or set DIRTY=1".formatted(commit.sha()));
    }
    PushTarget target = new PushTarget(registry, plainHttp);
    Builder builder = options.builder();
    ImageReference baseName = ImageReference.parse(base);
    BaseImage from = BaseImage.of(baseName, target.allowsPlainHttp(baseName));
    Platform platform = builder.target().platform();
    from.require(platform);
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
    String name =
        ImageReference.of(tagged.getRegistry(), tagged.getRepository(), null, digest.toString())
            .toString();
    Sizes sizes = Sizes.of(name, builder.application(), pushed);
    Path work = builder.work();
    Files.writeString(work.resolve("image.json"), sizes.json());
    Files.writeString(work.resolve("image.digest"), name + "\n");
    System.err.printf("%n%s%npushed %s%n", sizes.table(), tagged);
    System.out.println(digest);
  }
}
