package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of commands that push an image. */
final class PushOptions {

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
      names = "--dirty",
      description = "build even if files differ from the commit; the tag then ends with -dirty")
  private boolean dirty;

  @Option(
      names = "--plain-http",
      description =
          "call the registry without TLS (always allowed: localhost and private addresses)")
  private boolean plainHttp;

  /** The commit that is built. */
  Commit commit(Path repository) throws IOException, InterruptedException {
    Commit commit = Commit.of(repository);
    if (commit.dirty() && !dirty) {
      throw new ImageBuildFailed(
          "files differ from commit %s: commit them, or set DIRTY=1".formatted(commit.sha()));
    }
    return commit;
  }

  /** Where the image is pushed to. */
  PushTarget target(String repository) {
    return new PushTarget(registry, repository, plainHttp);
  }

  /** What the image is made of. */
  BaseImage base(PushTarget target, Platform platform)
      throws InvalidImageReferenceException, IOException, RegistryException {
    ImageReference name = ImageReference.parse(base);
    BaseImage from = BaseImage.of(name, target.allowsPlainHttp(name));
    from.require(platform);
    return from;
  }
}
