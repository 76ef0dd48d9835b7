package dev.knativepredict.release;

import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.LiveNumbers;
import dev.knativepredict.release.evidence.Replay;
import dev.knativepredict.release.evidence.Requests;
import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.LiveRules;
import dev.knativepredict.release.verdict.Numbers;
import dev.knativepredict.release.verdict.UsersRules;
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
  private final Consumer<String> unseen;

  /**
   * For all steps of one release.
   *
   * @param requests what the tool may send itself
   * @param unseen gets a line for what a step couldn't see
   */
  Watch(
      Session session,
      ReleasePolicy policy,
      Requests requests,
      Sources sources,
      Consumer<String> unseen) {
    this.session = session;
    this.policy = policy;
    this.requests = requests;
    this.sources = sources;
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
      if (!(Verdict.of(checks) instanceof Verdict.Unhealthy)) {
        noteUnseen(start, share);
      }
      return checks;
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
        sources.all().stream()
            .flatMap(source -> alarm(source, sources.numbers(source, start, share), share))
            .filter(check -> check.verdict() instanceof Verdict.Unhealthy);
    return Stream.concat(Evidence.failure(session, sources.candidate()).stream(), bad).toList();
  }

  private Stream<Check> alarm(LiveNumbers source, Numbers numbers, Percent share) {
    return (source.includesOwn()
            ? rules().alarm(numbers, share.fraction())
            : usersRules().alarm(numbers, share.fraction()))
        .stream();
  }

  private List<Check> checks(Instant start, Percent share) {
    Numbers users = sources.numbers(sources.users(), start, share);
    if (sources.users().includesOwn()) {
      return rules().judge(users, share.fraction());
    }
    if (requests.isEmpty()) {
      return sources.users().blindness().isPresent()
          ? List.of(Evidence.noRequests("shares of the traffic"))
          : rules().judge(users, share.fraction());
    }
    Numbers own = sources.numbers(sources.own(), start, share);
    return Stream.concat(
            rules().judge(own, share.fraction()).stream(),
            usersRules().judge(users, share.fraction()).stream())
        .toList();
  }

  /** One part of the chance is for the tool's own requests, the other for those of users. */
  private LiveRules rules() {
    return new LiveRules(policy.limits().of(policy.liveStages() * sources.all().size()));
  }

  private UsersRules usersRules() {
    return new UsersRules(rules());
  }

  private void noteUnseen(Instant start, Percent share) {
    Numbers users = sources.numbers(sources.users(), start, share);
    sources
        .users()
        .blindness()
        .ifPresentOrElse(
            why -> unseen.accept("users' requests: " + why),
            () -> {
              if (!usersRules().isEnough(users)) {
                unseen.accept(
                    "users' requests at %s, fewer than %d: %d to the candidate, %d to stable"
                        .formatted(
                            share,
                            sources.minRequests(),
                            users.candidate().requests(),
                            users.stable().requests()));
              }
            });
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
