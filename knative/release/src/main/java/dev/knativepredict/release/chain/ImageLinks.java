package dev.knativepredict.release.chain;

import dev.knativepredict.release.evidence.ImageContent;
import dev.knativepredict.release.evidence.ServedModel;
import dev.knativepredict.release.traffic.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From the revision to its image: what its pods run, what the registry has, and what the image says
 * that it was made from.
 *
 * @param running the images of its pods, as their nodes name them
 * @param content what the registry has under the image's digest
 * @param served the model that answers; null if no answer names it
 */
public record ImageLinks(
    Candidate origin, List<String> running, ImageContent content, @Nullable ServedModel served) {

  static final String IMAGE = "image's label";

  private static final String COMMIT = "org.opencontainers.image.revision";
  private static final String MODEL = "dev.knativepredict.model.sha256";
  private static final String SEVERAL = "dev.knativepredict.models";

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

  private String digest() {
    return origin.image().substring(origin.image().indexOf('@') + 1);
  }

  /** A node may name an image by its part of an index, or by its configuration. */
  private Outcome pods() {
    Set<String> parts = content instanceof ImageContent.Whole whole ? whole.digests() : Set.of();
    List<String> others =
        running.stream()
            .map(image -> image.substring(image.indexOf('@') + 1))
            .filter(found -> !found.equals(digest()) && !parts.contains(found))
            .toList();
    if (running.isEmpty()) {
      return new Outcome.NotChecked("no pod runs, or none may be read");
    }
    if (others.isEmpty()) {
      return new Outcome.Agrees(digest());
    }
    return parts.isEmpty()
        ? new Outcome.NotChecked(
            "only the registry knows whether %s is a part of it".formatted(others.getFirst()))
        : new Outcome.Differs(digest(), String.join(", ", others));
  }

  private Outcome registry() {
    return switch (content) {
      case ImageContent.Whole _ -> new Outcome.Agrees(digest());
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
    Map<String, String> labels =
        content instanceof ImageContent.Whole whole ? whole.labels() : Map.of();
    return labels.getOrDefault(name, "");
  }

  private String missing() {
    return content instanceof ImageContent.Whole
        ? "the image has no such label"
        : "the image's labels can't be read";
  }
}
