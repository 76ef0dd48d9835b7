package dev.knativepredict.release.verdict;

/**
 * What both revisions did in the same time.
 *
 * @param lost requests that failed before they reached a revision, or without saying which
 */
public record Numbers(Arm stable, Arm candidate, long lost) {

  public static final Numbers NONE = new Numbers(Arm.NOBODY, Arm.NOBODY, 0);
}
