package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.evidence.LiveNumbers;
import dev.knativepredict.release.evidence.Pause;
import dev.knativepredict.release.evidence.Replay;
import dev.knativepredict.release.evidence.Row;
import dev.knativepredict.release.evidence.Tally;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches a candidate with its share of the traffic until there is enough to judge it by. */
final class Watch {

  private final Session session;
  private final Settings settings;
  private final RevisionName stable;
  private final RevisionName candidate;
  private final List<Row> rows;
  private final Tally tally = new Tally();
  private final @Nullable LiveNumbers live;
  private final Instant release = Instant.now();

  Watch(
      Session session,
      Settings settings,
      RevisionName stable,
      RevisionName candidate,
      List<Row> rows,
      @Nullable LiveNumbers live) {
    this.session = session;
    this.settings = settings;
    this.stable = stable;
    this.candidate = candidate;
    this.rows = rows;
    this.live = live;
  }

  /** Ends with the step's time and enough requests, with its patience, or at once if it is bad. */
  List<Check> judge(Percent share) {
    Instant start = Instant.now();
    Seen seen = session.seen();
    Optional<Replay> replay = Optional.empty();
    try {
      while (true) {
        session.mine(session.seen());
        Duration passed = Duration.between(start, Instant.now());
        List<Check> alarms = alarms(start, share);
        if (!alarms.isEmpty()) {
          return alarms;
        }
        List<Check> checks = checks(start, share);
        boolean enough = !(Verdict.of(checks) instanceof Verdict.Inconclusive);
        if ((enough && passed.compareTo(settings.stepTime()) >= 0)
            || passed.compareTo(settings.patience()) >= 0) {
          return checks;
        }
        if (replay.isEmpty() && thin(passed, enough) && seen.url() != null) {
          replay = Optional.of(replay(URI.create(seen.url())));
        }
        Pause.forMillis(500);
      }
    } finally {
      replay.ifPresent(Replay::close);
    }
  }

  /** Users may send enough; where they don't, it is the tool's turn. */
  private boolean thin(Duration passed, boolean enough) {
    boolean waited = passed.multipliedBy(2).compareTo(settings.stepTime()) >= 0;
    return !rows.isEmpty() && (live == null || (waited && !enough));
  }

  private Replay replay(URI url) {
    return new Replay(session.caller(), url, rows, tally, settings.perSecond(), settings.atOnce());
  }

  private List<Check> alarms(Instant start, Percent share) {
    LiveRules rules = new LiveRules(settings.limits());
    return Stream.concat(
            Evidence.trouble(session, candidate).stream(),
            Stream.concat(Stream.of(tally), Stream.ofNullable(live))
                .flatMap(source -> rules.alarm(numbers(source, start), share.fraction()).stream()))
        .filter(check -> check.verdict() instanceof Verdict.Unhealthy)
        .toList();
  }

  private List<Check> checks(Instant start, Percent share) {
    if (live == null && rows.isEmpty()) {
      return List.of(Evidence.nothing("shares of the traffic"));
    }
    LiveNumbers source = live == null ? tally : live;
    return new LiveRules(settings.limits()).judge(numbers(source, start), share.fraction());
  }

  /** With all of the traffic at the candidate, the stable one's earlier answers have to do. */
  private Numbers numbers(LiveNumbers source, Instant start) {
    Numbers step = source.since(start, stable, candidate);
    if (step.stable().requests() >= settings.limits().minRequests()) {
      return step;
    }
    Numbers whole = source.since(release, stable, candidate);
    return new Numbers(whole.stable(), step.candidate(), step.lost(), false);
  }
}
