package dev.knativepredict.release;

import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.PodPredictions;
import dev.knativepredict.release.evidence.Replay;
import dev.knativepredict.release.evidence.Requests;
import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches a candidate that has a share of the traffic, until there is enough to judge it by. */
final class Watch {

  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Session session;
  private final ReleasePolicy policy;
  private final Requests requests;
  private final Sources sources;
  private final StepJudge judge;
  private final PodPredictions predictions;
  private final PredictionRules rules;
  private final Consumer<String> unseen;

  /**
   * For all steps of one release.
   *
   * @param requests what the tool may send itself
   * @param predictions how answers are spread
   * @param unseen gets a line for what a step couldn't see
   */
  Watch(
      Session session,
      ReleasePolicy policy,
      Requests requests,
      Sources sources,
      PodPredictions predictions,
      Consumer<String> unseen) {
    this.session = session;
    this.policy = policy;
    this.requests = requests;
    this.sources = sources;
    this.judge = new StepJudge(policy, sources, requests.isEmpty());
    this.predictions = predictions;
    this.rules = new PredictionRules(policy.maxPredictionDrift(), policy.liveStages());
    this.unseen = unseen;
  }

  /**
   * One look at the candidate.
   *
   * @param decided whether the step ends with it, even if there is patience left
   * @param enough whether there are enough requests to judge by
   */
  private record Look(List<Check> checks, boolean decided, boolean enough) {}

  /**
   * Judges one step. It ends when its time is over and there are enough requests, when the patience
   * is over, or at once when the candidate is bad.
   *
   * @param time how long it takes at least
   */
  List<Check> judge(Percent share, Duration time) {
    Instant start = session.now();
    predictions.begin();
    try (Sender sender = new Sender(time)) {
      List<Check> checks =
          new Poll(session.time(), policy.patience(), INTERVAL)
              .until(
                  Look::decided,
                  () -> {
                    LiveService live = session.service();
                    session.own(live);
                    Look look = look(start, share, time);
                    sender.startIfNeeded(live, start, look);
                    return look;
                  })
              .checks();
      if (Verdict.of(checks) instanceof Verdict.Unhealthy) {
        return checks;
      }
      judge.unseen(start, share).ifPresent(unseen);
      return Stream.concat(
              checks.stream(), predictions.end().map(rules::judge).orElse(List.of()).stream())
          .toList();
    }
  }

  private Look look(Instant start, Percent share, Duration time) {
    List<Check> alarms =
        Stream.concat(
                Evidence.failure(session, sources.candidate()).stream(), judge.alarms(start, share))
            .toList();
    if (!alarms.isEmpty()) {
      return new Look(alarms, true, true);
    }
    List<Check> checks = judge.checks(start, share);
    boolean enough = !(Verdict.of(checks) instanceof Verdict.Inconclusive);
    boolean over = session.time().since(start).compareTo(time) >= 0;
    return new Look(checks, enough && over, enough);
  }

  /** Sends the tool's own requests during a step, if users send too few. */
  private final class Sender implements AutoCloseable {

    private final Duration stepTime;
    private @Nullable Replay replay;

    Sender(Duration stepTime) {
      this.stepTime = stepTime;
    }

    void startIfNeeded(LiveService live, Instant start, Look look) {
      if (replay == null && !look.decided() && needed(start, look) && live.url() != null) {
        URI url = URI.create(live.url());
        replay =
            new Replay(
                session.caller(), session.time(), url, requests, sources.own(), policy.rate());
      }
    }

    /** Where only all requests together are counted, users get half of the time to send enough. */
    private boolean needed(Instant start, Look look) {
      Duration twice = session.time().since(start).multipliedBy(2);
      boolean waited = twice.compareTo(stepTime) >= 0;
      boolean apart = !sources.users().includesOwn();
      return !requests.isEmpty() && (apart || (waited && !look.enough()));
    }

    @Override
    public void close() {
      if (replay != null) {
        replay.close();
      }
    }
  }
}
