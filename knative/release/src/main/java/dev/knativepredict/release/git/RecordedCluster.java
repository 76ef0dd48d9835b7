package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.ClusterUnreachable;
import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.cluster.NotRecorded;
import dev.knativepredict.release.cluster.Reconciler;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cluster in which each write of the Service is a commit as well. */
abstract class RecordedCluster implements Cluster {

  final Cluster cluster;
  final Environment environment;
  private final @Nullable Reconciler reconciler;
  private String verdict = "";
  private List<String> counts = List.of();

  /**
   * A view of one Service.
   *
   * @param reconciler who applies what git says; null if nobody has to be told
   */
  RecordedCluster(Cluster cluster, Environment environment, @Nullable Reconciler reconciler) {
    this.cluster = cluster;
    this.environment = environment;
    this.reconciler = reconciler;
  }

  @Override
  public void judged(String lastVerdict, List<String> lastCounts) {
    verdict = lastVerdict;
    counts = lastCounts;
  }

  /** What is committed for a write. It is based on what was judged last, once. */
  Entry entry(DesiredService wanted) {
    Entry entry = new Entry(wanted, verdict, counts);
    judged("", List.of());
    return entry;
  }

  /** Pushes the commit, or says that nothing may be written. */
  void recordFirst(Entry entry) {
    try {
      environment.ledger().record(entry);
      look();
    } catch (GitUnreachable e) {
      throw new NotRecorded(e.reason(), e);
    }
  }

  /** Tells who applies what git says that there is something new. */
  void look() {
    tell(Reconciler::look);
  }

  /** What it doesn't hear must not keep a release back: it looks by itself, if later. */
  void tell(Consumer<Reconciler> message) {
    if (reconciler != null) {
      try {
        message.accept(reconciler);
      } catch (Refused | ClusterUnreachable e) {
        environment.say("Argo CD wasn't told: " + e.getMessage());
      }
    }
  }

  @Override
  public String name() {
    return cluster.name();
  }

  @Override
  public String namespace() {
    return cluster.namespace();
  }

  @Override
  public Optional<LiveService> service() {
    return cluster.service();
  }

  @Override
  public LiveService check(@Nullable LiveService live, Change change) {
    return cluster.check(live, change);
  }

  @Override
  public List<LiveRevision> revisions() {
    return cluster.revisions();
  }

  @Override
  public Optional<LiveRevision> revision(RevisionName name) {
    return cluster.revision(name);
  }

  @Override
  public Optional<String> failure(RevisionName name) {
    return cluster.failure(name);
  }

  @Override
  public Map<String, String> metrics(RevisionName name) {
    return cluster.metrics(name);
  }

  @Override
  public List<String> images(RevisionName name) {
    return cluster.images(name);
  }

  @Override
  public Reconciler application(String inNamespace, String called) {
    return cluster.application(inNamespace, called);
  }

  @Override
  public void keep(RevisionName name, boolean keep) {
    cluster.keep(name, keep);
  }

  @Override
  public boolean beat(String owner, Instant now) {
    return cluster.beat(owner, now);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
