package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The image that has the layers and nothing else. Its tag is the hash of its content, so commits
 * with the same content share it.
 */
record ContentImage(Builder builder, BaseImage base, PushTarget target) {

  /** Finds the image in the registry, or builds and pushes it; returns its name by digest. */
  ImageReference findOrPush(Platform platform)
      throws IOException, InterruptedException, RegistryException {
    String tag = "content-" + ContentHash.of(builder.application(), base.pinned().toString()).hex();
    ImageRepository repository = target.repository();
    Optional<DescriptorDigest> pushed = repository.digest(tag);
    if (pushed.isPresent()) {
      builder.fetchCaches(PushedImage.of(repository, pushed.get()));
    } else {
      builder.addCaches();
    }
    builder.verify();
    ImageReference tagged = target.tagged(tag);
    DescriptorDigest digest = pushed.isPresent() ? pushed.get() : push(platform, tagged);
    return tagged.withQualifier(digest.toString());
  }

  private DescriptorDigest push(Platform platform, ImageReference tagged)
      throws IOException, InterruptedException, RegistryException {
    builder.progress().accept("pushing " + tagged);
    Path work = builder.jibDirectory();
    return target
        .pusher(work)
        .pushContent(base.newImage(work), builder.application(), platform.architecture(), tagged);
  }
}
