package dev.knativepredict.release.traffic;

import org.jspecify.annotations.Nullable;

/**
 * A revision that is or was released, and what it was made from.
 *
 * @param commit the hash of the commit that it was built from, in full or abbreviated
 * @param model the model and its version, as in {@code credit/1}; null if it isn't known
 * @param image the image with its digest
 */
public record Candidate(
    RevisionName revision, String commit, @Nullable String model, String image) {}
