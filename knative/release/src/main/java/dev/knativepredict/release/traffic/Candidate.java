package dev.knativepredict.release.traffic;

import org.jspecify.annotations.Nullable;

/**
 * What is released.
 *
 * @param commit the commit that it was built from, in full or short
 * @param model its model and version, as {@code credit/1}; null where it isn't known
 * @param image the image with its digest
 */
public record Candidate(
    RevisionName revision, String commit, @Nullable String model, String image) {}
