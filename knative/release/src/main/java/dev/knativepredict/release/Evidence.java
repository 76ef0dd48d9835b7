package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.evidence.Comparison;
import dev.knativepredict.release.evidence.LiveNumbers;
import dev.knativepredict.release.evidence.Model;
import dev.knativepredict.release.evidence.Prometheus;
import dev.knativepredict.release.evidence.Row;
import dev.knativepredict.release.evidence.Smoke;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Tag;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.PairRules;
import dev.knativepredict.release.verdict.Pairs;
import dev.knativepredict.release.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a candidate before it gets users. */
record Evidence(Session session, Settings settings, @Nullable Model model) {

  private static final Duration AWAKE = Duration.ofSeconds(30);

  /** The candidate alone, by its own URL. */
  List<Check> smoke(RevisionName candidate) {
    Smoke smoke = new Smoke(session.caller(), AWAKE);
    List<Check> checks =
        smoke.run(url(Tag.CANDIDATE, session.seen()), candidate, model, settings.recorded());
    // What its pod says explains what its URL doesn't.
    return Verdict.of(checks) instanceof Verdict.Unhealthy
        ? Stream.concat(trouble(session, candidate).stream(), checks.stream()).toList()
        : checks;
  }

  /** The same requests to both. */
  List<Check> compare() {
    List<Row> rows = rows();
    if (rows.isEmpty()) {
      return List.of(nothing("the same requests to both"));
    }
    Seen seen = session.seen();
    Pairs pairs =
        new Comparison(session.caller(), settings.limits().slowdown())
            .run(url(Tag.STABLE, seen), url(Tag.CANDIDATE, seen), rows, settings.pairs());
    return new PairRules(settings.limits()).judge(pairs);
  }

  /** A look at the candidate with a share of the traffic. */
  Watch watch(RevisionName stable, RevisionName candidate) {
    URI prometheus = settings.prometheus();
    LiveNumbers live =
        prometheus == null ? null : new Prometheus(prometheus, session.progress()::sayOnce);
    return new Watch(session, settings, stable, candidate, rows(), live);
  }

  /** All requests that may be sent. */
  List<Row> rows() {
    Stream<Row> golden = model == null ? Stream.of() : model.golden().stream();
    return Stream.concat(golden, settings.recorded().stream()).toList();
  }

  static Check nothing(String name) {
    return new Check(
        name,
        "",
        "",
        new Verdict.Inconclusive("there are no requests to send: give --model or --requests"));
  }

  /** What the cluster has against a revision. */
  static List<Check> trouble(Session session, RevisionName revision) {
    return session
        .cluster()
        .revision(revision)
        .map(found -> found.readiness())
        .filter(readiness -> readiness instanceof Readiness.Never)
        .map(readiness ->
            new Check(
                "pods", "", "", new Verdict.Unhealthy(((Readiness.Never) readiness).reason())))
        .stream()
        .toList();
  }

  private static URI url(Tag tag, Seen seen) {
    FoundTraffic routed = seen.routed();
    return routed
        .url(tag)
        .map(URI::create)
        .orElseThrow(() -> new Unfit("Knative gave the tag '%s' no URL".formatted(tag.text())));
  }
}
