package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.Conflict;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.evidence.ImageRegistry;
import dev.knativepredict.release.evidence.MetricsSource;
import dev.knativepredict.release.evidence.Probe;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Traffic;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * What every step needs: the cluster, a client of the service, and the clock.
 *
 * @param owner who releases: a name that no other run of the tool has
 */
public record Session(
    Cluster cluster,
    Caller caller,
    ImageRegistry images,
    Progress progress,
    String owner,
    Time time)
    implements AutoCloseable {

  private static final int TRIES = 50;
  private static final Duration ROUTES = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(50);

  /** The Service as it is now. */
  public LiveService service() {
    return cluster
        .service()
        .orElseThrow(() -> new Refused("the Service %s doesn't exist".formatted(cluster.name())));
  }

  /** For another Service in the same namespace. */
  Session of(String service) {
    return new Session(cluster.of(service), caller, images, progress, owner, time);
  }

  /** What a Prometheus has of the pods in this namespace. */
  public MetricsSource metrics(URI prometheus) {
    return new MetricsSource(prometheus, cluster.namespace());
  }

  Instant now() {
    return time.instant();
  }

  /** The state that this tool wrote. Refuses a Service that it has never released. */
  public static State managed(LiveService live) {
    if (live.stateProblem() != null) {
      throw new Refused(
          live.stateProblem() + "; status, deploy --adopt and rollback --to work without it");
    }
    if (live.state() == null) {
      throw new Refused(
          "this Service was never released by this tool (traffic: %s); deploy --adopt takes it over"
              .formatted(live.wanted()));
    }
    return live.state();
  }

  /** The state that this tool wrote. Refuses if the traffic was changed since. */
  public static State untouched(LiveService live) {
    State state = managed(live);
    if (!live.wanted().is(state.traffic())) {
      throw new Refused(
          ("somebody changed the traffic: it was [%s], now it is [%s]; deploy --adopt continues"
                  + " from the traffic as it is, rollback returns to %s")
              .formatted(
                  state.traffic(),
                  live.wanted(),
                  live.wayBack(state).map(RevisionName::value).orElse("none")));
    }
    return state;
  }

  /** Our own release. Refuses if it is ours no longer. */
  Rollout own(LiveService live) {
    Rollout rollout = untouched(live).rollout();
    if (rollout == null || !rollout.owner().equals(owner)) {
      throw new Refused(
          "somebody else ended this release: "
              + (rollout == null
                  ? "it is over"
                  : "it now belongs to %s".formatted(rollout.owner())));
    }
    return rollout;
  }

  /**
   * Writes a change. If the Service was changed in the meantime, makes the change again.
   *
   * @param rule makes the change from the Service as it is
   * @return the Service as it was before the write
   */
  LiveService write(Function<LiveService, Change> rule) {
    for (int i = 0; ; i++) {
      LiveService live = service();
      try {
        cluster.write(live, rule.apply(live));
        return live;
      } catch (Conflict e) {
        if (i == TRIES) {
          throw new Refused("the Service changes too often to be written", e);
        }
      }
    }
  }

  /** Waits until Knative has put this traffic into effect. */
  LiveService settled(Traffic traffic) {
    LiveService live =
        new Poll(time, ROUTES, INTERVAL)
            .until(found -> found.settled(traffic) || found.nameTaken(), this::service);
    if (!live.settled(traffic)) {
      throw new UnhealthyCandidate(
          "the traffic didn't become [%s] within %d s: it is [%s]; %s"
              .formatted(traffic, ROUTES.toSeconds(), live.routed(), live.routesProblem()));
    }
    return live;
  }

  /** Waits until this traffic is in effect and this revision alone answers at the public URL. */
  void finished(Traffic traffic, RevisionName revision) {
    try {
      answers(settled(traffic), revision);
    } catch (UnhealthyCandidate e) {
      throw new Refused("written, but not in effect: " + e.reason(), e);
    }
  }

  private void answers(LiveService live, RevisionName revision) {
    if (live.url() == null) {
      throw new UnhealthyCandidate("Knative gave the Service no URL");
    }
    new Probe(caller, time, URI.create(live.url()))
        .waitFor(revision, ROUTES)
        .ifPresent(other -> {
          throw new UnhealthyCandidate(
              "%s is not answered by %s but by %s".formatted(live.url(), revision, other));
        });
  }

  @Override
  public void close() {
    caller.close();
    cluster.close();
  }
}
