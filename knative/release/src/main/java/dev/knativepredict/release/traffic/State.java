package dev.knativepredict.release.traffic;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the tool has to remember about a Service between two steps. It is written together with
 * the traffic that it describes, in one write.
 *
 * @param stable the revision that users get; null until the first release was promoted
 * @param traffic the traffic that was written last; if the Service has another, somebody changed it
 * @param rollout the release under way; null if there is none
 * @param history the releases that have ended, the newest first
 */
public record State(
    @Nullable RevisionName stable,
    Traffic traffic,
    @Nullable Rollout rollout,
    List<PastRelease> history) {

  private static final int REMEMBERED = 20;
  private static final String RETURNED_BY_GUARD = "returned to by the guard";

  public State {
    requireNonNull(traffic, "traffic is missing");
    history = requireNonNull(history, "history is missing").stream().limit(REMEMBERED).toList();
  }

  /** For a Service's first release, or the next one if that failed. */
  public static State first(
      Candidate candidate, String owner, Instant now, List<PastRelease> history) {
    Rollout rollout = new Rollout(owner, candidate, Percent.ALL, now, null);
    return new State(null, Traffic.first(candidate.revision()), rollout, history);
  }

  /** Takes a revision that somebody else gave all of the traffic for the stable one. */
  public static State adopted(Candidate stable, Instant now, List<PastRelease> history) {
    PastRelease past =
        new PastRelease(stable, PastRelease.Ending.ADOPTED, "found with its traffic", now, now);
    return new State(
        stable.revision(), Traffic.only(stable.revision()), null, before(past, history));
  }

  /** The candidate gets a tag, but no traffic. */
  public State staged(RevisionName stable, Candidate candidate, String owner, Instant now) {
    Rollout next = new Rollout(owner, candidate, Percent.NONE, now, null);
    return new State(
        stable, Traffic.split(stable, candidate.revision(), Percent.NONE), next, history);
  }

  public State shifted(Rollout rollout, RevisionName stable, Percent share) {
    Traffic next = Traffic.split(stable, rollout.candidate().revision(), share);
    return new State(stable, next, rollout.with(share), history);
  }

  public State held(Rollout rollout, String reason) {
    return new State(stable, traffic, rollout.held(reason), history);
  }

  public State takenOver(Rollout rollout, String owner) {
    return new State(stable, traffic, rollout.by(owner), history);
  }

  public State promoted(Rollout rollout, String reason, Instant now) {
    PastRelease past =
        new PastRelease(
            rollout.candidate(), PastRelease.Ending.PROMOTED, reason, rollout.began(), now);
    RevisionName next = rollout.candidate().revision();
    return new State(next, Traffic.only(next), null, before(past, history));
  }

  /** Ends a release under way. Without a stable revision, the traffic stays as it is. */
  public State rolledBack(Rollout rollout, String reason, Instant now) {
    PastRelease past =
        new PastRelease(
            rollout.candidate(), PastRelease.Ending.ROLLED_BACK, reason, rollout.began(), now);
    Traffic next = stable == null ? traffic : Traffic.only(stable);
    return new State(stable, next, null, before(past, history));
  }

  /** Goes from one stable revision to another: the one counts as failed, the other as good. */
  public State returned(Candidate from, Candidate to, String reason, Instant now) {
    return returned(from, to, reason, "returned to by hand", now);
  }

  /** The same by the guard, which has to know that later. */
  public State demoted(Candidate from, Candidate to, String reason, Instant now) {
    return returned(from, to, reason, RETURNED_BY_GUARD, now);
  }

  private State returned(Candidate from, Candidate to, String reason, String note, Instant now) {
    PastRelease left = new PastRelease(from, PastRelease.Ending.ROLLED_BACK, reason, now, now);
    PastRelease back = new PastRelease(to, PastRelease.Ending.PROMOTED, note, now, now);
    RevisionName next = to.revision();
    return new State(next, Traffic.only(next), null, before(back, before(left, history)));
  }

  /** Whether users get the stable revision because the guard went back to it. */
  public boolean isDemoted() {
    return stable != null
        && last(stable).filter(past -> past.reason().equals(RETURNED_BY_GUARD)).isPresent();
  }

  /** When a release ended for the last time, and so the traffic changed; empty if none has. */
  public Optional<Instant> changed() {
    return history.stream().findFirst().map(PastRelease::ended);
  }

  /** Gives one revision all of the traffic, and leaves the history as it is. */
  public State only(RevisionName revision) {
    return new State(revision, Traffic.only(revision), null, history);
  }

  /** Whether a revision is or was released. */
  public boolean knows(RevisionName revision) {
    return revision.equals(stable)
        || (rollout != null && rollout.candidate().revision().equals(revision))
        || last(revision).isPresent();
  }

  /** The last release of a revision that has ended. */
  public Optional<PastRelease> last(RevisionName revision) {
    return history.stream()
        .filter(past -> past.candidate().revision().equals(revision))
        .findFirst();
  }

  /** Why the last release of a revision failed; empty if it didn't. */
  public Optional<String> failure(RevisionName revision) {
    return last(revision).filter(past -> !past.wasStable()).map(PastRelease::reason);
  }

  /** Whether the last release of a revision that has ended was good. */
  public boolean wasStable(RevisionName revision) {
    return last(revision).filter(PastRelease::wasStable).isPresent();
  }

  /** The last revision that was stable before this one and was not rolled back since. */
  public Optional<RevisionName> previous() {
    return history.stream()
        .filter(PastRelease::wasStable)
        .map(past -> past.candidate().revision())
        .filter(revision -> !revision.equals(stable) && wasStable(revision))
        .findFirst();
  }

  private static List<PastRelease> before(PastRelease newest, List<PastRelease> history) {
    return Stream.concat(Stream.of(newest), history.stream()).toList();
  }
}
