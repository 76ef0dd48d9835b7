package dev.knativepredict.release.cluster;

import dev.knativepredict.release.traffic.RevisionName;
import java.util.List;
import java.util.Optional;

/**
 * What a release needs of a cluster, for one Service.
 *
 * <p>Every method fails with {@link OutOfReach} where the cluster doesn't answer and with {@code
 * Refused} where it says no.
 */
public interface Cluster extends AutoCloseable {

  Optional<Seen> service();

  /** Creates the Service. */
  void create(Change change);

  /**
   * Changes the Service in one write.
   *
   * @throws Conflict where it isn't as it was seen any more
   */
  void write(Seen seen, Change change);

  /** All revisions of the Service, the newest first. */
  List<RevisionSeen> revisions();

  Optional<RevisionSeen> revision(RevisionName name);

  /** Keeps a revision from the garbage collector, or doesn't any longer. */
  void keep(RevisionName name, boolean keep);

  /**
   * Says that a release is still at work.
   *
   * @return false where the release isn't this owner's any more
   */
  boolean beat(String owner);

  @Override
  void close();
}
