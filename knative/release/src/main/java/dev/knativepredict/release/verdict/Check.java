package dev.knativepredict.release.verdict;

/**
 * One thing that was checked, and its verdict.
 *
 * @param name what was checked
 * @param stable the stable revision's counts as text; may be empty
 * @param candidate the candidate's counts as text; may be empty
 */
public record Check(String name, String stable, String candidate, Verdict verdict) {}
