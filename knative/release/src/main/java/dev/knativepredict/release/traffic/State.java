package dev.knativepredict.release.traffic;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the tool has to remember of a Service between two of its steps. It is written together
 * with the traffic that it says, in one write.
 *
 * @param stable what users get; null until a first release was promoted
 * @param traffic what was written last; a Service with another one was changed by somebody else
 * @param running the release under way, or null
 * @param history the releases that are over, the newest first
 */
public record State(
    @Nullable RevisionName stable, Traffic traffic, @Nullable Running running, List<Past> history) {

  private static final int REMEMBERED = 20;

  public State {
    history = history.stream().limit(REMEMBERED).toList();
  }

  /** A Service's first release, or one after others that failed. */
  public static State first(Candidate candidate, String owner, Instant now, List<Past> history) {
    Running running = new Running(owner, candidate, Percent.ALL, now, null);
    return new State(null, Traffic.first(candidate.revision()), running, history);
  }

  /** Takes what somebody else made to be stable. */
  public static State adopted(Candidate stable, Instant now, List<Past> history) {
    Past past = new Past(stable, Past.Ending.ADOPTED, "found with its traffic", now, now);
    return new State(
        stable.revision(), Traffic.only(stable.revision()), null, before(past, history));
  }

  /** The candidate gets a tag and no traffic. */
  public State staged(RevisionName stable, Candidate candidate, String owner, Instant now) {
    Running next = new Running(owner, candidate, Percent.NONE, now, null);
    return new State(
        stable, Traffic.split(stable, candidate.revision(), Percent.NONE), next, history);
  }

  public State shifted(Running running, RevisionName stable, Percent share) {
    Traffic next = Traffic.split(stable, running.candidate().revision(), share);
    return new State(stable, next, running.with(share), history);
  }

  public State held(Running running, String reason) {
    return new State(stable, traffic, running.held(reason), history);
  }

  public State takenOver(Running running, String owner) {
    return new State(stable, traffic, running.by(owner), history);
  }

  public State promoted(Running running, String reason, Instant now) {
    Past past = new Past(running.candidate(), Past.Ending.PROMOTED, reason, running.began(), now);
    RevisionName next = running.candidate().revision();
    return new State(next, Traffic.only(next), null, before(past, history));
  }

  /** Back from a release under way. Where nothing was stable before, the traffic can't change. */
  public State rolledBack(Running running, String reason, Instant now) {
    Past past =
        new Past(running.candidate(), Past.Ending.ROLLED_BACK, reason, running.began(), now);
    Traffic next = stable == null ? traffic : Traffic.only(stable);
    return new State(stable, next, null, before(past, history));
  }

  /** From a stable revision to another: the one isn't good any more, the other is again. */
  public State returned(Candidate from, Candidate to, String reason, Instant now) {
    Past left = new Past(from, Past.Ending.ROLLED_BACK, reason, now, now);
    Past back = new Past(to, Past.Ending.PROMOTED, "returned to by hand", now, now);
    RevisionName next = to.revision();
    return new State(next, Traffic.only(next), null, before(back, before(left, history)));
  }

  /** One revision has it all, and history is as it was. */
  public State only(RevisionName revision) {
    return new State(revision, Traffic.only(revision), null, history);
  }

  /** The last release of a revision that is over. */
  public Optional<Past> last(RevisionName revision) {
    return history.stream()
        .filter(past -> past.candidate().revision().equals(revision))
        .findFirst();
  }

  /** Why a revision didn't make it, where its last release failed. */
  public Optional<String> failure(RevisionName revision) {
    return last(revision).filter(past -> !past.wasStable()).map(Past::reason);
  }

  /** Was it good once, and nothing since says that it isn't? */
  public boolean wasStable(RevisionName revision) {
    return last(revision).filter(Past::wasStable).isPresent();
  }

  /** What was stable before, and wasn't rolled back since: where a rollback goes. */
  @JsonIgnore
  public Optional<RevisionName> previous() {
    return history.stream()
        .filter(Past::wasStable)
        .map(past -> past.candidate().revision())
        .filter(revision -> !revision.equals(stable) && wasStable(revision))
        .findFirst();
  }

  private static List<Past> before(Past newest, List<Past> history) {
    return Stream.concat(Stream.of(newest), history.stream()).toList();
  }
}
