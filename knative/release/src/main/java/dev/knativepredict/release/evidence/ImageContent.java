package dev.knativepredict.release.evidence;

import java.util.Map;
import java.util.Set;

/** What a registry has under an image's digest. */
public sealed interface ImageContent {

  /**
   * Bytes that have this digest.
   *
   * @param digests of the image and of its parts: its configuration, and those of an index
   * @param labels the images of an index have the same, or both values are here
   */
  record Whole(Set<String> digests, Map<String, String> labels) implements ImageContent {
    public Whole {
      digests = Set.copyOf(digests);
      labels = Map.copyOf(labels);
    }
  }

  /** Bytes that have another digest: the registry, or somebody on the way, has changed them. */
  record Altered(String digest, String found) implements ImageContent {}

  /** The registry says that it has none. */
  record Gone(String digest) implements ImageContent {}

  /** The registry can't be asked from here, or what it has is no image. */
  record Unreadable(String reason) implements ImageContent {}
}
