package dev.knativepredict.release.evidence;

import java.net.URI;

/**
 * A Prometheus that collects the metrics of pods, and whose of them are meant.
 *
 * @param url where it answers
 * @param namespace the pods'. Another one may have revisions of the same names, as staging and
 *     production do
 */
public record MetricsSource(URI url, String namespace) {}
