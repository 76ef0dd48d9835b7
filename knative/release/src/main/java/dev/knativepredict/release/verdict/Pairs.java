package dev.knativepredict.release.verdict;

import java.time.Duration;
import java.util.List;

/**
 * The same requests, sent to both revisions.
 *
 * @param answers what the model answers with
 * @param rows how many different requests both responded to
 * @param agreeing how many of them got the same prediction
 * @param labelled how many of them have a label: the true value
 * @param onlyStableRight labelled ones that only the stable revision got right, or was closer to
 * @param onlyCandidateRight labelled ones that only the candidate got right, or was closer to
 * @param meanDifference between the probabilities of the same label, 0 to 1, or between numbers
 * @param maxDifference the largest of them
 * @param slower how often one was slower than the other: in all pairs, and then in those of each
 *     form
 * @param stable what the stable revision did with all requests
 * @param candidate what the candidate did with them
 */
public record Pairs(
    Answers answers,
    long rows,
    long agreeing,
    long labelled,
    long onlyStableRight,
    long onlyCandidateRight,
    double meanDifference,
    double maxDifference,
    List<Slower> slower,
    Arm stable,
    Arm candidate) {

  /** A smaller difference is noise, however short both times are. */
  public static final Duration NOISE = Duration.ofMillis(3);
}
