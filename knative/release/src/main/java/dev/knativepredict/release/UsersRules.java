package dev.knativepredict.release;

import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.LiveRules;
import dev.knativepredict.release.verdict.Numbers;
import dev.knativepredict.release.verdict.Verdict;
import java.util.List;

/** Judges users' requests that are judged beside the tool's own. */
record UsersRules(LiveRules rules) {

  private static final String USERS = "users' ";

  /** All checks at the end of a step, if there are enough requests. */
  List<Check> judge(Numbers numbers, double share) {
    return rules.judge(numbers, share).stream()
        .filter(UsersRules::isKnown)
        // The tool's own are enough; what users' add is what is wrong.
        .filter(check -> check.name().startsWith(LiveRules.FAILURES) || isDecided(check))
        .map(UsersRules::named)
        .toList();
  }

  /** The checks that can end a step early. */
  List<Check> alarm(Numbers numbers, double share) {
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
