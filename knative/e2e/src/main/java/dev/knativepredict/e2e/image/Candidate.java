package dev.knativepredict.e2e.image;

import java.nio.file.Path;

/**
 * Something to release.
 *
 * @param image by digest
 * @param model the sealed directory that it is said to have been built with
 */
public record Candidate(String image, Path model) {}
