package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.cluster.NotRecorded;
import dev.knativepredict.release.cluster.Reconciler;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes git alone, and waits until the cluster has what git says, as somebody else applies it. The
 * cluster is only read.
 */
final class GitOnlyCluster extends RecordedCluster {

  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Time time;
  private final Duration patience;

  /**
   * A view of one Service.
   *
   * @param reconciler who applies what git says; null if it isn't told, and looks by itself
   * @param patience how long the cluster may take to have what git says
   */
  GitOnlyCluster(
      Cluster cluster,
      Environment environment,
      @Nullable Reconciler reconciler,
      Time time,
      Duration patience) {
    super(cluster, environment, reconciler);
    this.time = time;
    this.patience = patience;
  }

  @Override
  public Cluster of(String service) {
    throw new Refused("with --git-only, no other Service can be made");
  }

  @Override
  public boolean triesFirst() {
    return false;
  }

  @Override
  public void create(Change change) {
    change(environment.none(), change);
  }

  @Override
  public void write(LiveService live, Change change) {
    change(environment.wanted(live), change);
  }

  private void change(DesiredService before, Change change) {
    DesiredService wanted = before.after(change);
    recordFirst(entry(wanted));
    Instant pushed = time.instant();
    waitFor(wanted);
    double seconds = time.since(pushed).toMillis() / 1000.0;
    environment.say(String.format(Locale.ROOT, "applied after %.1f s", seconds));
  }

  private void waitFor(DesiredService wanted) {
    boolean there =
        new Poll(time, patience, INTERVAL).until(found -> found, () -> isApplied(wanted));
    if (!there) {
      String reason =
          "nobody has applied within %d s what git says".formatted(patience.toSeconds());
      throw new NotRecorded(reason, new Refused(reason));
    }
  }

  private boolean isApplied(DesiredService wanted) {
    return cluster
        .service()
        .map(environment::wanted)
        .filter(found ->
            found.traffic().equals(wanted.traffic())
                && Optional.ofNullable(found.state()).equals(Optional.ofNullable(wanted.state())))
        .isPresent();
  }

  /** What git says has to be there before something is made from what is there. */
  @Override
  public void mend() {
    try {
      environment.ledger().says().ifPresent(this::waitFor);
    } catch (GitUnreachable e) {
      throw new NotRecorded(e.reason(), e);
    }
  }

  @Override
  public void delete() {
    throw new Refused("with --git-only, nothing is deleted");
  }

  /** A revision can't be marked: Knative keeps as many as its ConfigMap config-gc says. */
  @Override
  public void keep(RevisionName name, boolean keep) {}

  /** There is no heartbeat: two writers find each other when they push. */
  @Override
  public boolean beat(String owner, Instant now) {
    return true;
  }
}
