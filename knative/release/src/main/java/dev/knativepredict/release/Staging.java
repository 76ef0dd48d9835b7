package dev.knativepredict.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Conflict;
import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.evidence.Pause;
import dev.knativepredict.release.plan.Manifest;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.plan.Template;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Running;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first write of a release: the candidate gets its template and its tag, and no user. */
record Staging(Session session, Template template, Manifest manifest) {

  /**
   * Writes it.
   *
   * @param start from where; null for a Service that isn't there yet
   */
  void write(@Nullable Start start) {
    if (start == null) {
      create();
      return;
    }
    session.write(seen -> {
      Start now = Start.of(seen, start.adopted());
      if (!Objects.equals(now.state().running(), start.state().running())) {
        throw new Refused("another release began meanwhile");
      }
      return change(now.state());
    });
  }

  private void create() {
    try {
      State first = State.first(candidate(), session.owner(), Instant.now(), List.of());
      session.cluster().create(Change.to(first, template.json(), manifest));
    } catch (Conflict e) {
      throw new Refused("another release created the Service meanwhile", e);
    }
  }

  private Change change(State state) {
    Running running = state.running();
    if (running != null) {
      return Change.to(state.takenOver(running, session.owner()));
    }
    RevisionName stable = state.stable();
    State next =
        stable == null
            ? State.first(candidate(), session.owner(), Instant.now(), state.history())
            : state.staged(stable, candidate(), session.owner(), Instant.now());
    return Change.to(next, json(), manifest);
  }

  /**
   * A revision that is there has the same name and so the same template. Its own is taken, with the
   * defaults that Knative filled in at that time: another spec under its name is refused.
   */
  private ObjectNode json() {
    return session
        .cluster()
        .revision(candidate().revision())
        .map(found -> found.template())
        .orElse(template.json());
  }

  /** Waits until the candidate can take requests; not longer than there is hope. */
  List<Check> ready(Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    while (true) {
      switch (readiness()) {
        case Readiness.Ready ready -> {
          return checked("", new Verdict.Healthy());
        }
        case Readiness.Never(String reason) -> {
          return checked(reason, new Verdict.Unhealthy("it doesn't get ready: " + reason));
        }
        case Readiness.Coming(String reason) -> {
          if (Instant.now().isAfter(deadline)) {
            String late =
                "it didn't get ready within %d s: %s".formatted(patience.toSeconds(), reason);
            return checked(reason, new Verdict.Unhealthy(late));
          }
          session
              .progress()
              .sayOnce("waiting for %s: %s".formatted(candidate().revision(), reason));
        }
      }
      Pause.forMillis(200);
      session.mine(session.seen());
    }
  }

  private static List<Check> checked(String reason, Verdict verdict) {
    return List.of(new Check("ready", "", reason, verdict));
  }

  private Readiness readiness() {
    return session
        .cluster()
        .revision(candidate().revision())
        .map(found -> found.readiness())
        .orElse(new Readiness.Coming("Knative hasn't made it yet"));
  }

  private Candidate candidate() {
    return template.candidate();
  }

  /**
   * Where a release starts from.
   *
   * @param adopted is traffic that somebody else wrote taken as it is?
   */
  record Start(State state, boolean adopted) {

    static Start of(Seen seen, boolean adopt) {
      return new Start(
          adopt && (seen.state() == null || !seen.wanted().is(seen.state().traffic()))
              ? Adoption.of(seen)
              : Session.untouched(seen),
          adopt);
    }
  }
}
