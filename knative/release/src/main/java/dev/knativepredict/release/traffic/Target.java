package dev.knativepredict.release.traffic;

/**
 * A revision, its share, and the tag under which it has a URL of its own.
 *
 * <p>Always a revision's name, never "the latest": that would give each later push all of the
 * traffic.
 */
public record Target(RevisionName revision, Percent percent, Tag tag) {}
