package dev.knativepredict.release.verdict;

/**
 * What both revisions did.
 *
 * @param lost requests that failed before they reached a revision, or without saying which
 * @param together in the same time? If not, times can't be compared: the machine may have slowed
 */
public record Numbers(Arm stable, Arm candidate, long lost, boolean together) {}
