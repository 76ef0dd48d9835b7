package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.cluster.NotRecorded;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cluster in which each write of the Service is a commit as well. */
abstract class RecordedCluster implements Cluster {

  final Cluster cluster;
  final Environment environment;
  private String verdict = "";
  private List<String> counts = List.of();

  RecordedCluster(Cluster cluster, Environment environment) {
    this.cluster = cluster;
    this.environment = environment;
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
    } catch (GitUnreachable e) {
      throw new NotRecorded(e.reason(), e);
    }
  }

  @Override
  public String name() {
    return cluster.name();
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
