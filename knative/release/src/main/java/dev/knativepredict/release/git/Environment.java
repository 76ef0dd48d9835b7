package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.cluster.Reconciler;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a Service runs, and the folder in git that says so. Who will write both asks git while the
 * cluster is read, so that a rollback, which is written first, is pushed soon after.
 *
 * <p>Every method throws {@code Refused} if the folder can't be used, or if somebody else changed
 * its {@code release.yaml}.
 */
public final class Environment {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path folder;
  private final String namespace;
  private final String service;
  private final Consumer<String> progress;
  private @Nullable Ledger ledger;
  private boolean behind;

  /**
   * The folder of one Service.
   *
   * @param folder in a work tree whose branch is what a cluster should have
   * @param progress gets a line for what isn't as it should be
   */
  public Environment(Path folder, String namespace, String service, Consumer<String> progress) {
    this.folder = folder;
    this.namespace = namespace;
    this.service = service;
    this.progress = progress;
  }

  /**
   * A cluster of which each write is a commit.
   *
   * @param reconciler who applies what git says; null if nobody has to be told
   */
  public Cluster writingBoth(Cluster cluster, @Nullable Reconciler reconciler) {
    Thread.startVirtualThread(this::prepare);
    return new GitCluster(cluster, this, reconciler);
  }

  private void prepare() {
    try {
      ledger().prepare();
    } catch (Refused | GitUnreachable e) {
      // Found again by who needs it.
    }
  }

  /**
   * A cluster of which each write is a commit and nothing else.
   *
   * @param patience how long somebody else may take to apply it
   */
  public Cluster writingGitOnly(
      Cluster cluster, @Nullable Reconciler reconciler, Time time, Duration patience) {
    return new GitOnlyCluster(cluster, this, reconciler, time, patience);
  }

  /** Refuses an image that was rolled back. */
  public void refuseIfRolledBack(ImageReference image) {
    ledger()
        .refuses(image.value())
        .ifPresent(line -> {
          throw new Refused(
              "git: %s refuses %s; take that line out to release it again"
                  .formatted(folder.resolve(Refusals.NAME), line));
        });
  }

  /**
   * Makes git say what the cluster has, whoever changed it last.
   *
   * @return whether there was something to change
   */
  public boolean sync(LiveService live) {
    ledger().takeOver();
    return ledger().record(new Entry(wanted(live), "", List.of()));
  }

  /** Compares git with the cluster, and changes neither. */
  public GitStatus compare(LiveService live) {
    return ledger().compare(wanted(live));
  }

  /** Whether the cluster has something that git couldn't be told. */
  public boolean isBehind() {
    return behind;
  }

  void behind(String reason) {
    behind = true;
    progress.accept("cluster ahead of git: " + reason);
  }

  void say(String line) {
    progress.accept(line);
  }

  synchronized Ledger ledger() {
    if (ledger == null) {
      ledger = new Ledger(Branch.of(folder, LIMIT));
    }
    return ledger;
  }

  DesiredService wanted(LiveService live) {
    return DesiredService.of(namespace, service, live);
  }

  DesiredService none() {
    return DesiredService.none(namespace, service);
  }
}
