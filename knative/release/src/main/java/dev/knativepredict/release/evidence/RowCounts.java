package dev.knativepredict.release.evidence;

import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.drift.Subject;
import java.util.SortedMap;

/**
 * What a revision counted of the rows that it answered.
 *
 * @param rows how many there were
 * @param counted the bins that they fell into
 * @param reference the bins of the training data
 */
public record RowCounts(
    long rows, SortedMap<Subject, Histogram> counted, SortedMap<Subject, Histogram> reference) {}
