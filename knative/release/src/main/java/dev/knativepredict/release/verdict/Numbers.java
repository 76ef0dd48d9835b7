package dev.knativepredict.release.verdict;

/**
 * What both revisions did with their requests.
 *
 * @param lost requests that failed before they reached a revision, or didn't say which one
 * @param together whether both are of the same time; if not, latencies can't be compared, because
 *     the machine may have slowed down
 */
public record Numbers(Arm stable, Arm candidate, long lost, boolean together) {}
