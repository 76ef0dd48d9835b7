package dev.knativepredict.release.overview;

import dev.knativepredict.release.traffic.Candidate;

/**
 * A revision of the Service.
 *
 * @param percent its share of the traffic now, 0 to 100
 * @param pods how many it has now
 */
public record ServedRevision(Candidate origin, int percent, int pods) {

  public String name() {
    return origin.revision().value();
  }
}
