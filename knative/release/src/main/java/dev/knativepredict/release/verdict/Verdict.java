package dev.knativepredict.release.verdict;

import java.util.List;

/** What the evidence says of a candidate. Too little evidence is a verdict of its own. */
public sealed interface Verdict {

  /** Nothing speaks against it, and there was enough to say so. */
  record Healthy() implements Verdict {
    @Override
    public String toString() {
      return "healthy";
    }
  }

  /** It mustn't get users. */
  record Unhealthy(String reason) implements Verdict {
    @Override
    public String toString() {
      return "unhealthy: " + reason;
    }
  }

  /** Nobody can say. */
  record Inconclusive(String reason) implements Verdict {
    @Override
    public String toString() {
      return "inconclusive: " + reason;
    }
  }

  /** Of several: one that is unhealthy decides, then one that is inconclusive. */
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
