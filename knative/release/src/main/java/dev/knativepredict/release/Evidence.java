package dev.knativepredict.release;

import dev.knativepredict.release.cluster.ClusterUnreachable;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.Comparison;
import dev.knativepredict.release.evidence.LiveNumbers;
import dev.knativepredict.release.evidence.Model;
import dev.knativepredict.release.evidence.Offer;
import dev.knativepredict.release.evidence.PodCounters;
import dev.knativepredict.release.evidence.PodPredictions;
import dev.knativepredict.release.evidence.Prometheus;
import dev.knativepredict.release.evidence.Requests;
import dev.knativepredict.release.evidence.Smoke;
import dev.knativepredict.release.evidence.StillAnswers;
import dev.knativepredict.release.evidence.Tally;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Tag;
import dev.knativepredict.release.verdict.Answers;
import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.PairRules;
import dev.knativepredict.release.verdict.Pairs;
import dev.knativepredict.release.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what is known about a candidate, and judges it by the policy. */
public final class Evidence {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Session session;
  private final ReleasePolicy policy;
  private final @Nullable Model model;
  private final Consumer<String> unseen;
  private Arm compared = Arm.NOBODY;
  private Offer offer = Offer.UNKNOWN;

  /**
   * Of one release.
   *
   * @param model the one that is released; null if nobody said
   * @param unseen gets a line for what couldn't be seen
   */
  public Evidence(
      Session session, ReleasePolicy policy, @Nullable Model model, Consumer<String> unseen) {
    this.session = session;
    this.policy = policy;
    this.model = model;
    this.unseen = unseen;
  }

  /** The same for another Service. */
  Evidence of(Session other) {
    return new Evidence(other, policy, model, unseen);
  }

  /** Sends known requests to the candidate alone, by its own URL. */
  List<Check> smoke(RevisionName candidate) {
    List<Check> checks =
        new Smoke(session.caller(), session.time(), PATIENCE)
            .run(url(Tag.CANDIDATE, session.service()), candidate, model, policy.recorded());
    // If its URL doesn't answer, its pod says why.
    return Verdict.of(checks) instanceof Verdict.Unhealthy
        ? Stream.concat(failure(session, candidate).stream(), checks.stream()).toList()
        : checks;
  }

  /** Sends the same requests to the stable revision and the candidate. */
  public List<Check> compare() {
    Requests requests = requests();
    if (requests.isEmpty()) {
      return List.of(noRequests("the same requests to both"));
    }
    LiveService live = session.service();
    Pairs pairs =
        new Comparison(
                session.caller(),
                policy.limits().slowdown(),
                model == null ? Answers.LABELS : model.answers())
            .run(url(Tag.STABLE, live), url(Tag.CANDIDATE, live), requests, policy.pairs());
    compared = pairs.stable();
    return new PairRules(policy.limits()).judge(pairs);
  }

  /** Watches the candidate while it has a share of the traffic. */
  Watch watch(RevisionName stable, RevisionName candidate) {
    Tally own = new Tally(session.time());
    LiveNumbers users = users(own);
    // Counters are read for the first time, to be subtracted later.
    users.since(session.now(), stable, candidate);
    Sources sources =
        new Sources(
            stable, candidate, policy.limits().minRequests(), session.now(), own, users, compared);
    PodPredictions predictions = new PodPredictions(this::metrics, stable, candidate);
    return new Watch(session, policy, requests(), sources, predictions, unseen);
  }

  private LiveNumbers users(Tally own) {
    URI url = policy.prometheus();
    return url == null
        ? new PodCounters(this::metrics, own, session.time())
        : new Prometheus(session.metrics(url), session.time(), session.progress()::sayOnce);
  }

  /** The cluster may be out of reach for a moment: the next look is near. */
  private Optional<Map<String, String>> metrics(RevisionName revision) {
    try {
      return Optional.of(session.cluster().metrics(revision));
    } catch (ClusterUnreachable e) {
      return Optional.empty();
    }
  }

  /** Why the stable revision doesn't answer predictions any more; empty if it does. */
  Optional<String> unanswered(RevisionName stable) {
    return new StillAnswers(session.caller(), session.time(), PATIENCE)
        .problem(url(Tag.STABLE, session.service()), stable, requests());
  }

  /** Reports what couldn't be seen. */
  void notSeen(String line) {
    unseen.accept(line);
  }

  /** In the forms that users may have used so far: those of the stable revision. */
  private Requests requests() {
    if (model == null) {
      return Requests.of(null, policy.recorded(), Offer.UNKNOWN);
    }
    if (!offer.isKnown()) {
      offer = Offer.of(session.caller(), url(Tag.STABLE, session.service()));
    }
    if (!offer.isKnown()) {
      unseen.accept(
          "forms of requests: the service has no %s, golden rows were sent as recorded"
              .formatted(Offer.DESCRIPTION));
    }
    return Requests.of(model, policy.recorded(), offer);
  }

  static Check noRequests(String name) {
    return new Check(
        name,
        "",
        "",
        new Verdict.Inconclusive("there are no requests to send: give --model or --requests"));
  }

  /** Why the revision can't take requests, or a pod of it ended, as one check; empty if neither. */
  static List<Check> failure(Session session, RevisionName revision) {
    return session.cluster().failure(revision).stream()
        .map(reason -> new Check("pods", "", "", new Verdict.Unhealthy(reason)))
        .toList();
  }

  private static URI url(Tag tag, LiveService live) {
    return live.routed()
        .url(tag)
        .map(URI::create)
        .orElseThrow(
            () -> new UnhealthyCandidate("Knative gave the tag '%s' no URL".formatted(tag.text())));
  }
}
