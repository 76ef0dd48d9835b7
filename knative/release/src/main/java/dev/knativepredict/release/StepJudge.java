package dev.knativepredict.release;

import dev.knativepredict.release.evidence.LiveNumbers;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.LiveRules;
import dev.knativepredict.release.verdict.Numbers;
import dev.knativepredict.release.verdict.UsersRules;
import dev.knativepredict.release.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges the requests of a step.
 *
 * @param silent whether the tool has nothing to send itself
 */
record StepJudge(ReleasePolicy policy, Sources sources, boolean silent) {

  /** What is bad enough to end a step at once. */
  Stream<Check> alarms(Instant start, Percent share) {
    return sources.all().stream()
        .flatMap(source -> alarm(source, sources.numbers(source, start, share), share))
        .filter(check -> check.verdict() instanceof Verdict.Unhealthy);
  }

  private Stream<Check> alarm(LiveNumbers source, Numbers numbers, Percent share) {
    return (source.includesOwn()
            ? rules().alarm(numbers, share.fraction())
            : usersRules().alarm(numbers, share.fraction()))
        .stream();
  }

  /** All checks at the end of a step. */
  List<Check> checks(Instant start, Percent share) {
    Numbers users = sources.numbers(sources.users(), start, share);
    if (sources.users().includesOwn()) {
      return rules().judge(users, share.fraction());
    }
    if (silent) {
      return sources.users().blindness().isPresent()
          ? List.of(Evidence.noRequests("shares of the traffic"))
          : rules().judge(users, share.fraction());
    }
    Numbers own = sources.numbers(sources.own(), start, share);
    return Stream.concat(
            rules().judge(own, share.fraction()).stream(),
            usersRules().judge(users, share.fraction()).stream())
        .toList();
  }

  /** One part of the chance is for the tool's own requests, the other for those of users. */
  private LiveRules rules() {
    return new LiveRules(policy.limits().of(policy.liveStages() * sources.all().size()));
  }

  private UsersRules usersRules() {
    return new UsersRules(rules());
  }

  /** What of users' requests a step couldn't see; empty if it is nothing. */
  Optional<String> unseen(Instant start, Percent share) {
    Numbers users = sources.numbers(sources.users(), start, share);
    Optional<String> blindness = sources.users().blindness();
    if (blindness.isPresent() || usersRules().isEnough(users)) {
      return blindness.map(why -> "users' requests: " + why);
    }
    return Optional.of(
        "users' requests at %s, fewer than %d: %d to the candidate, %d to stable"
            .formatted(
                share,
                sources.minRequests(),
                users.candidate().requests(),
                users.stable().requests()));
  }
}
