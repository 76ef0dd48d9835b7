package dev.knativepredict.e2e.image;

import java.nio.file.Path;

/**
 * An image to release.
 *
 * @param image the name of the image, by digest
 * @param model the sealed model directory to give to the release tool
 */
public record Candidate(String image, Path model) {}
