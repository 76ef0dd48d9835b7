package dev.knativepredict.release.evidence;

import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a revision that may have no pod whether it still answers predictions.
 *
 * @param patience how long a pod may take to start
 */
public record StillAnswers(Caller caller, Time time, Duration patience) {

  private static final int MOST = 10;

  /**
   * Sends it a few requests. Whether its predictions are right was judged when it was released.
   *
   * @param url of the revision alone
   * @return why it doesn't; empty if it does
   */
  public Optional<String> problem(URI url, RevisionName revision, Requests requests) {
    TimedResponse first = new FirstAnswer(caller, time, patience).from(revision, url);
    if (!first.ok() || !first.isBy(revision)) {
      return Optional.of("%s doesn't answer at %s: %s".formatted(revision, url, first.text()));
    }
    for (int i = 0; !requests.isEmpty() && i < Math.min(MOST, requests.enough()); i++) {
      RecordedRequest request = requests.nth(i);
      TimedResponse response = caller.post(url, request.path(), request.body());
      if (response.failed()) {
        return Optional.of("%s fails: %s".formatted(revision, response.text()));
      }
    }
    return Optional.empty();
  }
}
