package dev.knativepredict.release.cluster;

/**
 * Who applies to the cluster what git says, and takes back what git doesn't say.
 *
 * <p>Every method throws {@link ClusterUnreachable} if the cluster doesn't respond, and {@code
 * Refused} if it refuses.
 */
public interface Reconciler {

  /** Keeps it from applying anything until it is asked to look. */
  void pause();

  /** Lets it go on, and has it look at git now: it may know an older commit. */
  void look();
}
