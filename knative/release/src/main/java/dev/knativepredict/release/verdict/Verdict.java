package dev.knativepredict.release.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the evidence says about a candidate. Too little evidence is a verdict of its own. */
public sealed interface Verdict {

  /** Nothing speaks against the candidate, and there was enough evidence. */
  record Healthy() implements Verdict {
    @Override
    public String toString() {
      return "healthy";
    }
  }

  /** The candidate must not get users. */
  record Unhealthy(String reason) implements Verdict {
    @Override
    public String toString() {
      return "unhealthy: " + reason;
    }
  }

  /** There isn't enough evidence, or it doesn't say whose fault a failure is. */
  record Inconclusive(String reason) implements Verdict {
    @Override
    public String toString() {
      return "inconclusive: " + reason;
    }
  }

  /** The verdict without its reason. */
  default String word() {
    return switch (this) {
      case Healthy healthy -> "healthy";
      case Unhealthy unhealthy -> "unhealthy";
      case Inconclusive inconclusive -> "inconclusive";
    };
  }

  /** The reason; null if there is none because the verdict is healthy. */
  default @Nullable String why() {
    return switch (this) {
      case Healthy healthy -> null;
      case Unhealthy(String reason) -> reason;
      case Inconclusive(String reason) -> reason;
    };
  }

  /** The worst verdict: the first unhealthy one, or else the first inconclusive one. */
  static Verdict of(List<Check> checks) {
    Verdict worst = new Healthy();
    for (Check check : checks) {
      worst =
          switch (check.verdict()) {
            case Healthy healthy -> worst;
            case Inconclusive found -> worst instanceof Healthy ? found : worst;
            case Unhealthy found -> worst instanceof Unhealthy ? worst : found;
          };
    }
    return worst;
  }
}
