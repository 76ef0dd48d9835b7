package dev.knativepredict.release;

import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.LiveNumbers;
import dev.knativepredict.release.evidence.RecordedRequest;
import dev.knativepredict.release.evidence.Replay;
import dev.knativepredict.release.evidence.Tally;
import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.LiveRules;
import dev.knativepredict.release.verdict.Numbers;
import dev.knativepredict.release.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches a candidate that has a share of the traffic, until there is enough to judge it by. */
final class Watch {

  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Session session;
  private final ReleasePolicy policy;
  private final RevisionName stable;
  private final RevisionName candidate;
  private final List<RecordedRequest> requests;
  private final Tally tally;
  private final @Nullable LiveNumbers users;
  private final Instant release;

  /**
   * For all steps of one release.
   *
   * @param requests what the tool may send itself
   * @param users the counts of users' requests; null if nobody collects them
   */
  Watch(
      Session session,
      ReleasePolicy policy,
      RevisionName stable,
      RevisionName candidate,
      List<RecordedRequest> requests,
      @Nullable LiveNumbers users) {
    this.session = session;
    this.policy = policy;
    this.stable = stable;
    this.candidate = candidate;
    this.requests = requests;
    this.tally = new Tally(session.time());
    this.users = users;
    this.release = session.now();
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
    try (Sender sender = new Sender(time)) {
      return new Poll(session.time(), policy.patience(), INTERVAL)
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
    }
  }

  private Look look(Instant start, Percent share, Duration time) {
    List<Check> alarms = alarms(start, share);
    if (!alarms.isEmpty()) {
      return new Look(alarms, true, true);
    }
    List<Check> checks = checks(start, share);
    boolean enough = !(Verdict.of(checks) instanceof Verdict.Inconclusive);
    boolean over = session.time().since(start).compareTo(time) >= 0;
    return new Look(checks, enough && over, enough);
  }

  private List<Check> alarms(Instant start, Percent share) {
    Stream<Check> bad =
        Stream.concat(Stream.of(tally), Stream.ofNullable(users))
            .flatMap(source -> rules().alarm(numbers(source, start), share.fraction()).stream())
            .filter(check -> check.verdict() instanceof Verdict.Unhealthy);
    return Stream.concat(Evidence.failure(session, candidate).stream(), bad).toList();
  }

  private List<Check> checks(Instant start, Percent share) {
    if (users == null && requests.isEmpty()) {
      return List.of(Evidence.noRequests("shares of the traffic"));
    }
    LiveNumbers source = users == null ? tally : users;
    return rules().judge(numbers(source, start), share.fraction());
  }

  private LiveRules rules() {
    return new LiveRules(policy.limits().of(policy.liveStages()));
  }

  /** When the candidate has all of the traffic, it is compared with earlier responses of stable. */
  private Numbers numbers(LiveNumbers source, Instant start) {
    Numbers step = source.since(start, stable, candidate);
    if (step.stable().requests() >= policy.limits().minRequests()) {
      return step;
    }
    Numbers whole = source.since(release, stable, candidate);
    return new Numbers(whole.stable(), step.candidate(), step.lost(), false);
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
        replay = new Replay(session.caller(), session.time(), url, requests, tally, policy.rate());
      }
    }

    /** Where users' requests are counted, they get half of the step's time to send enough. */
    private boolean needed(Instant start, Look look) {
      Duration twice = session.time().since(start).multipliedBy(2);
      boolean waited = twice.compareTo(stepTime) >= 0;
      return !requests.isEmpty() && (users == null || (waited && !look.enough()));
    }

    @Override
    public void close() {
      if (replay != null) {
        replay.close();
      }
    }
  }
}
