package dev.knativepredict.release.overview;

import dev.knativepredict.release.evidence.AnswerCounts;
import dev.knativepredict.release.evidence.AnswerTimes;
import dev.knativepredict.release.evidence.Series;
import dev.knativepredict.release.evidence.TrafficHistory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a revision answered in the window.
 *
 * @param served empty if the cluster doesn't have it
 * @param requests all of them, and among them the others
 * @param wrong refused because of the request
 * @param overloaded refused because of load or time
 * @param cold answered by a process that had not answered before
 * @param podSeconds null without Prometheus
 */
public record RevisionNumbers(
    String name,
    Optional<ServedRevision> served,
    long requests,
    long answered,
    long wrong,
    long overloaded,
    long failed,
    long cold,
    AnswerTimes warmTimes,
    AnswerTimes coldTimes,
    @Nullable Double podSeconds) {

  static RevisionNumbers of(String name, Overview overview) {
    AnswerCounts counts = overview.counts();
    return new RevisionNumbers(
        name,
        overview.revisions().stream().filter(one -> one.name().equals(name)).findFirst(),
        counts.sum(ended -> ended.revision().equals(name)),
        outcome(counts, name, "ok"),
        outcome(counts, name, "client_error"),
        outcome(counts, name, "overloaded"),
        outcome(counts, name, "error"),
        counts.sum(ended -> isCold(ended, name)),
        counts.times(answered -> answered.revision().equals(name) && !answered.cold()),
        counts.times(answered -> answered.revision().equals(name) && answered.cold()),
        overview.history() == null ? null : podSeconds(overview.history(), name));
  }

  private static long outcome(AnswerCounts counts, String name, String outcome) {
    return counts.sum(ended -> ended.revision().equals(name) && ended.outcome().equals(outcome));
  }

  private static boolean isCold(AnswerCounts.Ended ended, String name) {
    return ended.revision().equals(name) && ended.cold() && ended.outcome().equals("ok");
  }

  private static double podSeconds(TrafficHistory history, String name) {
    return history.pods().stream()
        .filter(series -> series.label("revision").equals(name))
        .flatMap((Series series) -> series.values().stream())
        .filter(pods -> !pods.isNaN())
        .mapToDouble(pods -> pods * history.grid().step().toSeconds())
        .sum();
  }

  /** The share of failures, 0 to 1, among all requests that were not wrong themselves. */
  public double failedShare() {
    return requests == wrong ? 0 : (double) failed / (requests - wrong);
  }

  /** The model and its version; a dash if they aren't known. */
  String model() {
    return served.map(one -> one.origin().model()).orElse("–");
  }
}
