package dev.knativepredict.bench.load;

/**
 * The result of a load.
 *
 * @param requests the number of requests; all got status 200
 * @param perSecond requests per second
 * @param medianMicros the median latency in microseconds
 */
public record LoadResult(long requests, double perSecond, double medianMicros) {}
