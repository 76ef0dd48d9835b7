package dev.knativepredict.release;

import dev.knativepredict.release.evidence.Row;
import dev.knativepredict.release.traffic.Steps;
import dev.knativepredict.release.verdict.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a release is judged.
 *
 * @param stepTime how long a step takes at least
 * @param patience how long a step may take until there are enough requests
 * @param readyTime how long a candidate may take to get ready
 * @param pairs how many requests are sent to both revisions
 * @param perSecond how many requests a second the tool sends to the public URL
 * @param atOnce how many of them at most wait for an answer
 * @param prometheus where live numbers come from, besides the tool's own requests; null for none
 * @param recorded requests to send besides the model's golden rows
 */
record Settings(
    Steps steps,
    Limits limits,
    OnInconclusive onInconclusive,
    Duration stepTime,
    Duration patience,
    Duration readyTime,
    int pairs,
    int perSecond,
    int atOnce,
    @Nullable URI prometheus,
    List<Row> recorded) {

  /** What follows where nobody can say whether a candidate is healthy. */
  enum OnInconclusive {
    HOLD,
    PROMOTE,
    ROLLBACK
  }
}
