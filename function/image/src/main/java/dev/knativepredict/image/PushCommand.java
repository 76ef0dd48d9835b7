package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

  @CommandLine.Mixin private ImageTool.SharedOptions sources = new ImageTool.SharedOptions();

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
    Commit commit = Commit.of(sources.repository());
    if (commit.dirty() && !dirty) {
      throw new ImageBuildFailed(
          "files differ from commit %s: commit them, or set DIRTY=1".formatted(commit.sha()));
    }
    Builder builder = sources.builder();
    Platform platform = Platform.here();
    builder.layOut(platform);
    ImageReference baseImage = ImageReference.parse(base);
    BaseImage from = BaseImage.of(baseImage, isPlain(baseImage));
    ImageReference content = content(builder, from, platform);
    ImageReference target = tagged(commit.tag());
    Map<String, String> labels =
        new Labels(commit, source, from.pinned()).of(builder.application());
    DescriptorDigest digest = pusher(builder).pushRelease(content, commit, labels, target);
    report(builder, target, digest);
    return 0;
  }

  /**
   * The image that has the layers: one that was pushed earlier for the same content, or a new one.
   */
  private ImageReference content(Builder builder, BaseImage from, Platform platform)
      throws IOException, InterruptedException, RegistryException {
    String tag = "content-" + ContentHash.of(builder.application(), from.pinned().toString()).hex();
    ImageReference tagged = tagged(tag);
    ImageRepository repository = ImageRepository.of(tagged, isPlain(tagged));
    Optional<DescriptorDigest> pushed = repository.digest(tag);
    if (pushed.isPresent()) {
      builder.fetchCache(PushedImage.of(repository, pushed.get()));
    } else {
      builder.addCache();
    }
    builder.verify();
    DescriptorDigest digest =
        pushed.isPresent() ? pushed.get() : pushContent(builder, from, platform, tagged);
    return tagged.withQualifier(digest.toString());
  }

  private DescriptorDigest pushContent(
      Builder builder, BaseImage from, Platform platform, ImageReference target)
      throws IOException, InterruptedException, RegistryException {
    builder.progress().accept("pushing " + target);
    return pusher(builder)
        .pushContent(
            from.newImage(builder.work().resolve("jib")),
            builder.application(),
            platform.architecture(),
            target);
  }

  private void report(Builder builder, ImageReference target, DescriptorDigest digest)
      throws IOException, RegistryException {
    String name =
        ImageReference.of(target.getRegistry(), target.getRepository(), null, digest.toString())
            .toString();
    PushedImage pushed = PushedImage.of(ImageRepository.of(target, isPlain(target)), digest);
    Sizes sizes = Sizes.of(name, builder.application(), pushed);
    Path work = builder.work();
    Files.writeString(work.resolve("image.json"), sizes.json());
    Files.writeString(work.resolve("image.digest"), name + "\n");
    System.err.printf("%n%s%n%s%n", sizes.table(), target);
    System.out.println(digest);
  }

  private boolean isPlain(ImageReference image) {
    return plainHttp || ImageRepository.isLocal(image);
  }

  private ImagePusher pusher(Builder builder) throws IOException {
    return new ImagePusher(isPlain(tagged("any")), builder.work().resolve("jib"));
  }

  private ImageReference tagged(String tag) throws IOException {
    try {
      return ImageReference.parse("%s/predict:%s".formatted(registry, tag));
    } catch (InvalidImageReferenceException e) {
      throw new ImageBuildFailed(
          "--registry: '%s' isn't a valid registry name".formatted(registry), e);
    }
  }
}
