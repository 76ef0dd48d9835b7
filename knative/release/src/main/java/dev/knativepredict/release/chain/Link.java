package dev.knativepredict.release.chain;

/**
 * One link of the chain.
 *
 * @param name of what both have to say the same
 * @param first who says what is expected, for example {@code revision}
 * @param second who says what was found, for example {@code image's label}
 */
public record Link(String name, String first, String second, Outcome outcome) {}
