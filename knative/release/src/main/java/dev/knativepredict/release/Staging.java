package dev.knativepredict.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Conflict;
import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.plan.ServiceManifest;
import dev.knativepredict.release.plan.Template;
import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first write of a release: the candidate gets its template and its tag, but no users. */
record Staging(Session session, Template template, ServiceManifest manifest) {

  private static final Duration INTERVAL = Duration.ofMillis(200);

  /**
   * Writes the candidate's template and the new state.
   *
   * @param start where the release starts from; null for a Service that doesn't exist yet
   */
  void write(@Nullable Start start) {
    if (start == null) {
      create();
      return;
    }
    session.write(live -> {
      Start now = Start.of(live, start.adopted(), session.now());
      if (!Objects.equals(now.state().rollout(), start.state().rollout())) {
        throw new Refused("another release began in the meantime");
      }
      return change(now.state());
    });
  }

  private void create() {
    try {
      State first = State.first(candidate(), session.owner(), session.now(), List.of());
      session.cluster().create(Change.to(first, template.json(), manifest));
    } catch (Conflict e) {
      throw new Refused("another release created the Service in the meantime", e);
    }
  }

  private Change change(State state) {
    Rollout rollout = state.rollout();
    if (rollout != null) {
      return Change.to(state.takenOver(rollout, session.owner()));
    }
    RevisionName stable = state.stable();
    State next =
        stable == null
            ? State.first(candidate(), session.owner(), session.now(), state.history())
            : state.staged(stable, candidate(), session.owner(), session.now());
    return Change.to(next, json(), manifest);
  }

  /**
   * The template to write. A revision with the candidate's name has its template, with the defaults
   * that Knative added then. That one is used: Knative refuses any other under the same name.
   */
  private ObjectNode json() {
    return session
        .cluster()
        .revision(candidate().revision())
        .map(LiveRevision::template)
        .orElse(template.json());
  }

  /** Waits until the candidate can take requests, or can't become ready any more. */
  List<Check> ready(Duration patience) {
    Readiness last =
        new Poll(session.time(), patience, INTERVAL)
            .until(
                found -> !(found instanceof Readiness.Pending),
                () -> {
                  session.own(session.service());
                  return readiness();
                });
    return switch (last) {
      case Readiness.Ready ready -> checked("", new Verdict.Healthy());
      case Readiness.Failed(String reason) ->
          checked(reason, new Verdict.Unhealthy("it doesn't become ready: " + reason));
      case Readiness.Pending(String reason) ->
          checked(
              reason,
              new Verdict.Unhealthy(
                  "it didn't become ready within %d s: %s"
                      .formatted(patience.toSeconds(), reason)));
    };
  }

  private static List<Check> checked(String reason, Verdict verdict) {
    return List.of(new Check("ready", "", reason, verdict));
  }

  private Readiness readiness() {
    RevisionName name = candidate().revision();
    Readiness readiness =
        session
            .cluster()
            .revision(name)
            .map(LiveRevision::readiness)
            .orElse(new Readiness.Pending("Knative hasn't created it yet"));
    if (readiness instanceof Readiness.Pending(String reason)) {
      session.progress().sayOnce("waiting for %s: %s".formatted(name, reason));
    }
    return readiness;
  }

  private Candidate candidate() {
    return template.candidate();
  }

  /**
   * Where a release starts from.
   *
   * @param adopted whether traffic that this tool didn't write is accepted as it is
   */
  record Start(State state, boolean adopted) {

    static Start of(LiveService live, boolean adopt, Instant now) {
      return new Start(
          adopt && (live.state() == null || !live.wanted().is(live.state().traffic()))
              ? Adoption.of(live, now)
              : Session.untouched(live),
          adopt);
    }
  }
}
