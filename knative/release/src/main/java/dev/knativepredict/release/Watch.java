package dev.knativepredict.release;

import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.LiveNumbers;
import dev.knativepredict.release.evidence.Replay;
import dev.knativepredict.release.evidence.Requests;
import dev.knativepredict.release.evidence.Tally;
import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Control;
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
  private final Requests requests;
  private final Tally tally;
  private final @Nullable LiveNumbers users;
  private final Arm compared;
  private final Instant release;

  /**
   * For all steps of one release.
   *
   * @param requests what the tool may send itself
   * @param users the counts of users' requests; null if nobody collects them
   * @param compared what the stable revision did with the tool's requests at 0 %
   */
  Watch(
      Session session,
      ReleasePolicy policy,
      RevisionName stable,
      RevisionName candidate,
      Requests requests,
      @Nullable LiveNumbers users,
      Arm compared) {
    this.session = session;
    this.policy = policy;
    this.stable = stable;
    this.candidate = candidate;
    this.requests = requests;
    this.tally = new Tally(session.time());
    this.users = users;
    this.compared = compared;
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
   */
  List<Check> judge(Percent share) {
    Instant start = session.now();
    try (Sender sender = new Sender()) {
      return new Poll(session.time(), policy.patience(), INTERVAL)
          .until(
              Look::decided,
              () -> {
                LiveService live = session.service();
                session.own(live);
                Look look = look(start, share);
                sender.startIfNeeded(live, start, look);
                return look;
              })
          .checks();
    }
  }

  private Look look(Instant start, Percent share) {
    List<Check> alarms = alarms(start, share);
    if (!alarms.isEmpty()) {
      return new Look(alarms, true, true);
    }
    List<Check> checks = checks(start, share);
    boolean enough = !(Verdict.of(checks) instanceof Verdict.Inconclusive);
    boolean over = session.time().since(start).compareTo(policy.stepTime()) >= 0;
    return new Look(checks, enough && over, enough);
  }

  private List<Check> alarms(Instant start, Percent share) {
    Stream<Check> bad =
        Stream.concat(Stream.of(tally), Stream.ofNullable(users))
            .flatMap(
                source -> rules().alarm(numbers(source, start, share), share.fraction()).stream())
            .filter(check -> check.verdict() instanceof Verdict.Unhealthy);
    return Stream.concat(Evidence.failure(session, candidate).stream(), bad).toList();
  }

  private List<Check> checks(Instant start, Percent share) {
    if (users == null && requests.isEmpty()) {
      return List.of(Evidence.noRequests("shares of the traffic"));
    }
    LiveNumbers source = users == null ? tally : users;
    return rules().judge(numbers(source, start, share), share.fraction());
  }

  private LiveRules rules() {
    return new LiveRules(policy.limits().of(policy.steps().shares().size()));
  }

  /** When the candidate has all of the traffic, it is compared with earlier responses of stable. */
  private Numbers numbers(LiveNumbers source, Instant start, Percent share) {
    Numbers step = source.since(start, stable, candidate);
    if (isEnough(step.stable())) {
      return step;
    }
    Arm before = source.since(release, stable, candidate).stable();
    if (isEnough(before) || !share.equals(Percent.ALL)) {
      return new Numbers(before, step.candidate(), step.lost(), Control.EARLIER);
    }
    // In this run of the tool the stable revision got no share. Users send others than the tool
    // did.
    Arm control = source.equals(tally) && isEnough(compared) ? compared : Arm.NOBODY;
    return new Numbers(control, step.candidate(), step.lost(), Control.COMPARISON);
  }

  private boolean isEnough(Arm arm) {
    return arm.requests() >= policy.limits().minRequests();
  }

  /** Sends the tool's own requests during a step, if users send too few. */
  private final class Sender implements AutoCloseable {

    private @Nullable Replay replay;

    void startIfNeeded(LiveService live, Instant start, Look look) {
      if (replay == null && !look.decided() && needed(start, look) && live.url() != null) {
        URI url = URI.create(live.url());
        replay = new Replay(session.caller(), session.time(), url, requests, tally, policy.rate());
      }
    }

    /** Where users' requests are counted, they get half of the step's time to send enough. */
    private boolean needed(Instant start, Look look) {
      Duration twice = session.time().since(start).multipliedBy(2);
      boolean waited = twice.compareTo(policy.stepTime()) >= 0;
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
