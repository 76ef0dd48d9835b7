package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.Conflict;
import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.evidence.Pause;
import dev.knativepredict.release.evidence.Probe;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Running;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Traffic;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** What all commands that change something have in common: careful writes, patient waits. */
record Session(Cluster cluster, Caller caller, Progress progress, String owner) {

  private static final int TRIES = 50;
  private static final int POLL_MILLIS = 50;
  private static final Duration ROUTES = Duration.ofSeconds(60);

  Seen seen() {
    return cluster.service().orElseThrow(() -> new Refused("the Service isn't there"));
  }

  /** The state of a Service that a release was made of, with the traffic as it was written. */
  static State untouched(Seen seen) {
    State state = managed(seen);
    if (!seen.wanted().is(state.traffic())) {
      throw new Refused(
          "somebody changed the traffic: it was [%s], now it is [%s]; deploy --adopt goes on from"
                  .formatted(state.traffic(), seen.wanted())
              + " what is there, rollback returns to "
              + state.stable());
    }
    return state;
  }

  static State managed(Seen seen) {
    if (seen.state() == null) {
      throw new Refused(
          "no release was made of this Service (traffic: %s); deploy --adopt takes it over"
              .formatted(seen.wanted()));
    }
    return seen.state();
  }

  /** The release that is ours, as long as it is. */
  Running mine(Seen seen) {
    Running running = untouched(seen).running();
    if (running == null || !running.owner().equals(owner)) {
      throw new Refused(
          "somebody else ended this release: "
              + (running == null ? "it is over" : "it is %s's now".formatted(running.owner())));
    }
    return running;
  }

  /** Writes what the rule makes of the Service, from anew where it changed in between. */
  Seen write(Function<Seen, Change> rule) {
    for (int i = 0; ; i++) {
      Seen seen = seen();
      try {
        cluster.write(seen, rule.apply(seen));
        return seen;
      } catch (Conflict e) {
        if (i == TRIES) {
          throw new Refused("the Service changes faster than it can be written", e);
        }
      }
    }
  }

  /** Waits until the traffic flows as it was written, and returns the Service then. */
  Seen settled(Traffic traffic) {
    Instant deadline = Instant.now().plus(ROUTES);
    Seen seen = seen();
    while (!seen.settled(traffic)) {
      boolean hopeless = seen.routes() != null && seen.routes().startsWith("RevisionNameTaken");
      if (hopeless || Instant.now().isAfter(deadline)) {
        throw new Unfit(
            "the traffic didn't become [%s] within %d s: it is [%s]; %s"
                .formatted(traffic, ROUTES.toSeconds(), seen.routed(), seen.routes()));
      }
      Pause.forMillis(POLL_MILLIS);
      seen = seen();
    }
    return seen;
  }

  /** Waits until the public URL is answered by this revision only. */
  void answered(Seen seen, RevisionName revision) {
    if (seen.url() == null) {
      throw new Unfit("Knative gave the Service no URL");
    }
    new Probe(caller, URI.create(seen.url()))
        .answersOf(revision, ROUTES)
        .ifPresent(found -> {
          throw new Unfit(
              "%s isn't answered by %s but by %s".formatted(seen.url(), revision, found));
        });
  }

  /** The end of a release: the traffic flows as written, and the URL says so. */
  void finished(Traffic traffic, RevisionName revision) {
    try {
      answered(settled(traffic), revision);
    } catch (Unfit e) {
      throw new Refused("written, but not in effect: " + e.reason(), e);
    }
  }
}
