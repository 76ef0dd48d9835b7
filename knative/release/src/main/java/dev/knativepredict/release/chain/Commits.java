package dev.knativepredict.release.chain;

/** Compares the commit that a revision was released from with the one that its image has. */
final class Commits {

  private Commits() {}

  /**
   * A release may name its commit by its first digits.
   *
   * @param found in full; with {@code -dirty} behind it if other files were built; empty if nobody
   *     says it
   * @param otherwise why nobody does
   */
  static Outcome compare(String revision, String found, String otherwise) {
    if (!revision.matches("[0-9a-f]{7,40}")) {
      return new Outcome.NotChecked("the revision doesn't name its commit");
    }
    if (found.isEmpty()) {
      return new Outcome.NotChecked(otherwise);
    }
    return found.matches("[0-9a-f]{40}") && found.startsWith(revision)
        ? new Outcome.Agrees(found)
        : new Outcome.Differs(revision, found);
  }
}
