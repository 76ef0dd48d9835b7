package dev.knativepredict.release.verdict;

/**
 * One comparison.
 *
 * @param name what was compared
 * @param stable the stable revision's counts, as text
 * @param candidate the candidate's
 */
public record Check(String name, String stable, String candidate, Verdict verdict) {}
