package dev.knativepredict.release.evidence;

/** Where images are kept. */
public interface ImageRegistry {

  /** Whether an image is there. */
  sealed interface Presence {

    /** A new node could pull it now. */
    record There() implements Presence {}

    /** The registry says that it has none of this name. */
    record Gone() implements Presence {}

    /** The registry can't be asked from here. */
    record Unknown(String reason) implements Presence {}
  }

  /**
   * Asks the image's registry.
   *
   * @param image a name with a digest
   */
  Presence find(String image);

  /**
   * Reads what the registry has under the image's digest, and checks that it has that digest.
   *
   * @param image a name with a digest
   */
  ImageContent read(String image);
}
