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
  ImageReference findOrPush() throws IOException, InterruptedException, RegistryException {
    String tag = "content-" + ContentHash.of(builder.application(), base.pinned().toString()).hex();
    ImageRepository repository = target.repository();
    Optional<DescriptorDigest> pushed = repository.digest(tag);
    builder.addCaches(
        pushed.isPresent()
            ? Optional.of(PushedImage.of(repository, pushed.get(), builder.target().layers()))
            : Optional.empty());
    ImageReference tagged = target.tagged(tag);
    DescriptorDigest digest = pushed.isPresent() ? pushed.get() : push(tagged);
    return tagged.withQualifier(digest.toString());
  }

  private DescriptorDigest push(ImageReference tagged)
      throws IOException, InterruptedException, RegistryException {
    builder.progress().accept("pushing " + tagged);
    Path work = builder.jibDirectory();
    return target
        .pusher(work)
        .pushContent(base.newImage(work), builder.application(), builder.target(), tagged);
  }
}
