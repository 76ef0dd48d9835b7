package dev.knativepredict.release.verdict;

import java.util.List;

/** Judges users' requests that are judged beside the tool's own. */
public record UsersRules(LiveRules rules) {

  private static final String USERS = "users' ";

  /** Whether there are enough requests to judge by. */
  public boolean isEnough(Numbers numbers) {
    long least = rules.limits().minRequests();
    return numbers.candidate().requests() >= least
        && (numbers.stable().requests() >= least || numbers.control() == Control.COMPARISON);
  }

  /** All checks at the end of a step; none if there are too few requests. */
  public List<Check> judge(Numbers numbers, double share) {
    if (!isEnough(numbers)) {
      return List.of();
    }
    return rules.judge(numbers, share).stream()
        .filter(UsersRules::isKnown)
        // The tool's own are enough; what users' add is what is wrong.
        .filter(check -> check.name().startsWith(LiveRules.FAILURES) || isDecided(check))
        .map(UsersRules::named)
        .toList();
  }

  /** The checks that can end a step early. */
  public List<Check> alarm(Numbers numbers, double share) {
    return rules.alarm(numbers, share).stream()
        .filter(UsersRules::isKnown)
        .map(UsersRules::named)
        .toList();
  }

  /** Nobody knows what users should have got. */
  private static boolean isKnown(Check check) {
    return !check.name().equals(LiveRules.WRONG);
  }

  private static boolean isDecided(Check check) {
    return !(check.verdict() instanceof Verdict.Inconclusive);
  }

  private static Check named(Check check) {
    Verdict verdict =
        switch (check.verdict()) {
          case Verdict.Healthy healthy -> healthy;
          case Verdict.Unhealthy(String reason) -> new Verdict.Unhealthy(USERS + reason);
          case Verdict.Inconclusive(String reason) -> new Verdict.Inconclusive(USERS + reason);
        };
    return new Check(USERS + check.name(), check.stable(), check.candidate(), verdict);
  }
}
