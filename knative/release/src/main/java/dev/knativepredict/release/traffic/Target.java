package dev.knativepredict.release.traffic;

/**
 * One revision, its share, and its tag.
 *
 * <p>It always names a revision, never "the latest": that would give each later push all of the
 * traffic at once.
 */
public record Target(RevisionName revision, Percent percent, Tag tag) {}
