package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The repository in the registry that images are pushed to.
 *
 * @param registry a host, optionally with a folder
 * @param name of the repository
 * @param plainHttp whether every registry may be called without TLS
 */
record PushTarget(String registry, String name, boolean plainHttp) {

  /** The name of an image that always means the same one. */
  static String byDigest(ImageReference tagged, DescriptorDigest digest) {
    return ImageReference.of(tagged.getRegistry(), tagged.getRepository(), null, digest.toString())
        .toString();
  }

  ImageReference tagged(String tag) {
    try {
      return ImageReference.parse("%s/%s:%s".formatted(registry, name, tag));
    } catch (InvalidImageReferenceException e) {
      throw new ImageBuildFailed(
          "--registry: '%s' isn't a valid registry name".formatted(registry), e);
    }
  }

  ImageRepository repository() throws IOException, RegistryException {
    ImageReference image = tagged("latest");
    return ImageRepository.of(image, allowsPlainHttp(image));
  }

  /**
   * Pushes to this repository.
   *
   * @param work a directory for temporary files
   */
  ImagePusher pusher(Path work) {
    return new ImagePusher(allowsPlainHttp(tagged("latest")), work);
  }

  /** Whether the registry of any image, this one or that of the base, may be called without TLS. */
  boolean allowsPlainHttp(ImageReference image) {
    return plainHttp || ImageRepository.isLocal(image);
  }
}
