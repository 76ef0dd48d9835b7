package dev.knativepredict.bench.load;

/**
 * What came of a load.
 *
 * @param requests how many were answered, all with 200
 * @param perSecond how many a second
 * @param medianMicros the median of their latencies
 */
public record Load(long requests, double perSecond, double medianMicros) {}
