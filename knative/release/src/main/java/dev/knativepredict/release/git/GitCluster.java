package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.Conflict;
import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.cluster.Reconciler;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes git and the cluster.
 *
 * <p>A step forward is pushed first, as the cluster would have it: if git doesn't take it, nothing
 * has happened, and when it has, the cluster follows within one write, which takes milliseconds; a
 * push may take seconds. A step back is written first, since users wait for it, and pushed at once;
 * if git doesn't take it, the commit waits in the clone.
 */
final class GitCluster extends RecordedCluster {

  private static final int TRIES = 20;

  GitCluster(Cluster cluster, Environment environment, @Nullable Reconciler reconciler) {
    super(cluster, environment, reconciler);
  }

  @Override
  public Cluster of(String service) {
    return cluster.of(service);
  }

  @Override
  public void create(Change change) {
    recordFirst(entry(environment.wanted(cluster.check(null, change))));
    try {
      cluster.create(change);
    } catch (Conflict e) {
      if (!cluster.service().filter(live -> has(live, change)).isPresent()) {
        throw e;
      }
    }
  }

  @Override
  public void write(LiveService live, Change change) {
    if (change.urgent()) {
      writeFirst(live, change);
      return;
    }
    recordFirst(entry(environment.wanted(cluster.check(live, change))));
    try {
      follow(environment.wanted(live), change);
    } catch (Conflict | Refused e) {
      recordLater();
      throw e;
    }
  }

  private void writeFirst(LiveService live, Change change) {
    tell(Reconciler::pause);
    try {
      cluster.write(live, change);
      recordLater();
    } finally {
      look();
    }
  }

  /** A heartbeat changes the Service too, and who applies what git says may have been faster. */
  private void follow(DesiredService before, Change change) {
    for (int i = 0; ; i++) {
      LiveService now = cluster.service().orElseThrow(() -> new Refused("the Service was deleted"));
      if (has(now, change)) {
        return;
      }
      try {
        if (!environment.wanted(now).equals(before)) {
          throw new Conflict(new Refused("somebody else changed it"));
        }
        cluster.write(now, change);
        return;
      } catch (Conflict e) {
        if (i == TRIES || !environment.wanted(now).equals(before)) {
          throw e;
        }
      }
    }
  }

  private static boolean has(LiveService live, Change change) {
    return change.state().equals(live.state()) && live.wanted().is(change.state().traffic());
  }

  /** Commits what the cluster has. */
  private void recordLater() {
    Entry entry = entry(environment.wanted(cluster.service().orElseThrow()));
    try {
      environment.ledger().record(entry);
    } catch (GitUnreachable e) {
      environment.ledger().queue(entry);
      environment.behind(e.reason());
    } catch (Refused e) {
      environment.behind(e.reason());
    }
  }

  /** Not during a release: another process may be between its push and its write. */
  @Override
  public void mend() {
    cluster
        .service()
        .filter(live -> !isUnderWay(live.state()))
        .ifPresent(live -> recordFirst(new Entry(environment.wanted(live), "", List.of())));
  }

  private static boolean isUnderWay(@Nullable State state) {
    return state != null && state.rollout() != null && state.rollout().held() == null;
  }

  @Override
  public void delete() {
    cluster.delete();
  }
}
