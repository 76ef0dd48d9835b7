package dev.knativepredict.release.verdict;

/**
 * What both revisions did with their requests.
 *
 * @param lost requests that failed before they reached a revision, or didn't say which one
 * @param control when the stable revision's were
 */
public record Numbers(Arm stable, Arm candidate, long lost, Control control) {}
