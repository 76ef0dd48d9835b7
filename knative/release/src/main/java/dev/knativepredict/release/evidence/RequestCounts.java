package dev.knativepredict.release.evidence;

import dev.knativepredict.release.verdict.Latencies;

/**
 * What a revision did with its requests.
 *
 * @param errors how many failed: neither refused because of the request nor because of load
 * @param warm how long the answers of warm processes took
 */
public record RequestCounts(long requests, long errors, Latencies warm) {}
