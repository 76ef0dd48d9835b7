package dev.knativepredict.release.chain;

import dev.knativepredict.release.evidence.ImageContent;
import dev.knativepredict.release.evidence.ImageRegistry;
import java.util.Collections;
import java.util.Set;

/**
 * The image that pods should run. A node names what it runs by one of the digests under which it
 * knows it: that of the image, of an index with it, of another image with the same configuration,
 * or of the configuration itself.
 *
 * @param name with its digest
 * @param content what the registry has of it
 * @param registry that knows what else there is
 */
record PodImage(String name, ImageContent content, ImageRegistry registry) {

  String digest() {
    return digest(name);
  }

  private static String digest(String image) {
    return image.substring(image.indexOf('@') + 1);
  }

  /**
   * Compares it with what a pod runs.
   *
   * @param running as the node names it
   */
  Outcome compare(String running) {
    String found = digest(running);
    if (found.equals(digest())) {
      return new Outcome.Agrees(found);
    }
    if (!(content instanceof ImageContent.Whole whole)) {
      return unknown(found);
    }
    if (whole.digests().contains(found)) {
      return new Outcome.Agrees(digest());
    }
    // Without a name it is a configuration, and all of ours are known.
    return running.contains("@")
        ? otherwise(whole.digests(), running)
        : new Outcome.Differs(digest(), found);
  }

  private Outcome otherwise(Set<String> own, String running) {
    if (!(registry.read(running) instanceof ImageContent.Whole other)) {
      return unknown(digest(running));
    }
    return Collections.disjoint(own, other.digests())
        ? new Outcome.Differs(digest(), digest(running))
        : new Outcome.Agrees(digest());
  }

  private static Outcome unknown(String found) {
    return new Outcome.NotChecked(
        "a node calls it %s, and no registry says whether that is the same".formatted(found));
  }
}
