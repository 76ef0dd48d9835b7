package dev.knativepredict.release.cluster;

import dev.knativepredict.release.traffic.RevisionName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a release needs from a cluster, for one Service.
 *
 * <p>Every method throws {@link ClusterUnreachable} if the cluster doesn't respond, and {@code
 * Refused} if it refuses.
 */
public interface Cluster extends AutoCloseable {

  /** The Service's name and namespace, for messages. */
  String name();

  String namespace();

  Optional<LiveService> service();

  /** The same cluster, for another Service in the same namespace. It is closed with this one. */
  Cluster of(String service);

  /**
   * Creates the Service.
   *
   * @throws Conflict if there is one already
   */
  void create(Change change);

  /**
   * Changes the Service in one write.
   *
   * @param live the Service as it was read
   * @throws Conflict if it was changed since then
   */
  void write(LiveService live, Change change);

  /**
   * What the cluster would make of a write, with its defaults. Nothing is kept.
   *
   * @param live the Service as it was read; null if it would be created
   * @throws Conflict if it was changed since then, or is there already
   */
  LiveService check(@Nullable LiveService live, Change change);

  /** Whether a first release can be tried as a Service of another name. */
  default boolean triesFirst() {
    return true;
  }

  /**
   * Says what the next write is based on, for those who keep a record of writes.
   *
   * @param verdict of the last stage, on one line
   * @param counts one line for each check that counted something
   */
  default void judged(String verdict, List<String> counts) {}

  /** Brings a record of writes up to what the cluster has, for those who keep one. */
  default void mend() {}

  /** Argo CD's Application that applies what git says to this cluster. */
  Reconciler application(String inNamespace, String called);

  /** Deletes the Service. Its revisions and pods end soon after it. */
  void delete();

  /** All revisions of the Service, the newest first. */
  List<LiveRevision> revisions();

  Optional<LiveRevision> revision(RevisionName name);

  /**
   * Why a revision can't take requests, or why one of its containers ended or one of its pods isn't
   * ready any more, even if the others make up for it; empty if all is well.
   */
  Optional<String> failure(RevisionName name);

  /**
   * The metrics of a revision's pods, in the text format of Prometheus, by process: a container
   * that starts again is another one. Empty text if one can't be read now, or has none.
   */
  Map<String, String> metrics(RevisionName name);

  /**
   * The images that a revision's pods run, each by the name and digest that its node gives it; none
   * if no pod runs, or pods may not be read.
   */
  List<String> images(RevisionName name);

  /** Protects a revision from Knative's garbage collector, or ends that. */
  void keep(RevisionName name, boolean keep);

  /**
   * Writes a heartbeat: this owner still works on the release.
   *
   * @return false if the release belongs to another owner, and nothing was written
   */
  boolean beat(String owner, Instant now);

  @Override
  void close();
}
