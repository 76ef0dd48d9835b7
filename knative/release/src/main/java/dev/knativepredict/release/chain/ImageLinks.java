package dev.knativepredict.release.chain;

import dev.knativepredict.release.evidence.ImageContent;
import dev.knativepredict.release.evidence.ImageRegistry;
import dev.knativepredict.release.evidence.ServedModel;
import dev.knativepredict.release.traffic.Candidate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From the revision to its image: what its pods run, what the registry has, and what the image says
 * that it was made from.
 */
public final class ImageLinks {

  static final String IMAGE = "image's label";

  private static final String COMMIT = "org.opencontainers.image.revision";
  private static final String MODEL = "dev.knativepredict.model.sha256";
  private static final String SEVERAL = "dev.knativepredict.models";

  private final Candidate origin;
  private final List<String> running;
  private final PodImage image;
  private final @Nullable ServedModel served;

  /**
   * Reads the image in the registry.
   *
   * @param running the images of the revision's pods, as their nodes name them
   * @param served the model that answers; null if no answer names it
   */
  public ImageLinks(
      Candidate origin,
      List<String> running,
      ImageRegistry registry,
      @Nullable ServedModel served) {
    this.origin = origin;
    this.running = List.copyOf(running);
    this.image = new PodImage(origin.image(), registry.read(origin.image()), registry);
    this.served = served;
  }

  /** The five links; a signature is checked elsewhere. */
  public List<Link> links() {
    return List.of(
        new Link("image", "revision", "pods", pods()),
        new Link("image", "revision", "registry", registry()),
        new Link("signature", "registry", "image", new Outcome.NotChecked(signature())),
        new Link("commit", "revision", IMAGE, commit()),
        new Link("model digest", "answer", IMAGE, model()));
  }

  /** The SHA-256 of the model that the image says it has; empty if it doesn't say it. */
  public String modelDigest() {
    return label(MODEL);
  }

  private Outcome pods() {
    List<Outcome> pods = running.stream().map(image::compare).toList();
    return pods.stream()
        .filter(Outcome.Differs.class::isInstance)
        .findFirst()
        .or(() -> pods.stream().filter(Outcome.NotChecked.class::isInstance).findFirst())
        .or(() -> pods.stream().findFirst())
        .orElseGet(() -> new Outcome.NotChecked("no pod runs, or none may be read"));
  }

  private Outcome registry() {
    return switch (image.content()) {
      case ImageContent.Whole _ -> new Outcome.Agrees(image.digest());
      case ImageContent.Altered(String digest, String found) -> new Outcome.Differs(digest, found);
      case ImageContent.Gone(String digest) -> new Outcome.Differs(digest, "it isn't there");
      case ImageContent.Unreadable(String reason) -> new Outcome.NotChecked(reason);
    };
  }

  private String signature() {
    return "make verify-image IMAGE=%s checks it".formatted(origin.image());
  }

  private Outcome commit() {
    return Commits.compare(origin.commit(), label(COMMIT), missing());
  }

  private Outcome model() {
    if (served == null) {
      return new Outcome.NotChecked("no answer names the model");
    }
    if (!label(SEVERAL).isEmpty()) {
      return new Outcome.NotChecked("the label of several models has no digests");
    }
    return label(MODEL).isEmpty()
        ? new Outcome.NotChecked(missing())
        : Outcome.compare(served.sha256(), label(MODEL));
  }

  private String label(String name) {
    return image.content() instanceof ImageContent.Whole(_, Map<String, String> labels)
        ? labels.getOrDefault(name, "")
        : "";
  }

  private String missing() {
    return image.content() instanceof ImageContent.Whole
        ? "the image has no such label"
        : "the image's labels can't be read";
  }
}
