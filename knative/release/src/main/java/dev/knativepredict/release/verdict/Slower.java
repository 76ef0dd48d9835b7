package dev.knativepredict.release.verdict;

/**
 * In how many pairs of responses one took much longer than the other.
 *
 * @param form the form of the requests; empty for all of them
 * @param timed how many pairs are of warm processes
 * @param candidate how many of those the candidate took much longer for
 * @param stable how many of those the stable revision took much longer for
 */
public record Slower(String form, long timed, long candidate, long stable) {

  /** Whether the candidate is slower in most of them, and that is no chance. */
  boolean tells(double significance) {
    return candidate - stable > timed / 2.0
        && Shares.chanceOfPairs(candidate, stable) < significance;
  }
}
