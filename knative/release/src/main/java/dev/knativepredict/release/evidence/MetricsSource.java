package dev.knativepredict.release.evidence;

import java.net.URI;
import java.time.Duration;

/**
 * A Prometheus that collects the metrics of pods, and whose of them are meant.
 *
 * @param url where it answers
 * @param namespace the pods'. Another one may have revisions of the same names, as staging and
 *     production do
 */
public record MetricsSource(URI url, String namespace) {

  /** That of {@code scrape.yaml}: what it knows of a time may be so much older. */
  public static final Duration SCRAPE = Duration.ofSeconds(10);
}
