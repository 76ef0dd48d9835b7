package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
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

/** Builds the image of a commit and pushes it. */
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    description = "Builds the image of this commit, pushes it, and prints its digest.")
final class PushCommand implements Callable<Integer> {

  @CommandLine.Mixin private ImageTool.Sources sources = new ImageTool.Sources();

  @Option(
      names = "--registry",
      defaultValue = "${env:REGISTRY}",
      required = true,
      description = "host, and folder where there is one, to push to")
  private String registry = "";

  @Option(
      names = "--base",
      defaultValue = "${env:BASE_IMAGE}",
      required = true,
      description = "the image below: Debian 12's C and C++ libraries")
  private String base = "";

  @Option(
      names = "--source",
      defaultValue = "${env:SOURCE:-}",
      description = "the URL of the repository, for a label")
  private String source = "";

  @Option(
      names = "--dirty",
      description = "build although files differ from the commit; the tag says so")
  private boolean dirty;

  @Option(
      names = "--plain-http",
      description =
          "allow registries without TLS (always allowed: localhost and private addresses)")
  private boolean plainHttp;

  @Override
  public Integer call() throws Exception {
    Commit commit = Commit.of(sources.repository());
    if (commit.dirty() && !dirty) {
      throw new Broken("files differ from commit " + commit.sha() + ": commit them, or DIRTY=1");
    }
    Builder builder = sources.builder();
    Platform platform = Platform.here();
    builder.layOut(platform);
    ImageReference baseImage = ImageReference.parse(base);
    Base below = Base.of(baseImage, isPlain(baseImage));
    ImageReference content = content(builder, below, platform);
    ImageReference target = tagged(commit.tag());
    Map<String, String> labels =
        new Labels(commit, source, below.pinned()).of(builder.application());
    DescriptorDigest digest = image(builder).pushRelease(content, commit, labels, target);
    report(builder, target, digest);
    return 0;
  }

  /** The image of all layers: pushed before for the same content, or built now. */
  private ImageReference content(Builder builder, Base below, Platform platform)
      throws IOException, InterruptedException, RegistryException {
    String hash = ContentHash.of(builder.application(), below.pinned().toString()).hex();
    ImageReference tagged = tagged("content-" + hash);
    Registry repository = Registry.of(tagged, isPlain(tagged));
    Optional<DescriptorDigest> pushed = repository.digest("content-" + hash);
    if (pushed.isPresent()) {
      builder.fetchCache(Pushed.of(repository, pushed.get()));
      builder.verify();
      return tagged.withQualifier(pushed.get().toString());
    }
    builder.addCache();
    builder.verify();
    builder.progress().accept("pushing " + tagged);
    return tagged.withQualifier(
        image(builder)
            .pushContent(
                below.begin(builder.work().resolve("jib")),
                builder.application(),
                platform.architecture(),
                tagged)
            .toString());
  }

  private void report(Builder builder, ImageReference target, DescriptorDigest digest)
      throws IOException, RegistryException {
    String name =
        ImageReference.of(target.getRegistry(), target.getRepository(), null, digest.toString())
            .toString();
    Pushed pushed = Pushed.of(Registry.of(target, isPlain(target)), digest);
    Sizes sizes = Sizes.of(name, builder.application(), pushed);
    Path work = builder.work();
    Files.writeString(work.resolve("image.json"), sizes.json());
    Files.writeString(work.resolve("image.digest"), name + "\n");
    System.err.printf("%n%s%n%s%n", sizes.table(), target);
    System.out.println(digest);
  }

  private boolean isPlain(ImageReference image) {
    return plainHttp || Registry.isNear(image);
  }

  private Image image(Builder builder) throws IOException {
    return new Image(isPlain(tagged("any")), builder.work().resolve("jib"));
  }

  private ImageReference tagged(String tag) throws IOException {
    try {
      return ImageReference.parse("%s/predict:%s".formatted(registry, tag));
    } catch (com.google.cloud.tools.jib.api.InvalidImageReferenceException e) {
      throw new Broken("--registry: '%s' names no registry".formatted(registry), e);
    }
  }
}
