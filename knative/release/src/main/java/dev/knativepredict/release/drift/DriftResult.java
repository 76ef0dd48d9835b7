package dev.knativepredict.release.drift;

import org.jspecify.annotations.Nullable;

/** What comes of a comparison. Too few rows are a result of their own: they never say no drift. */
public sealed interface DriftResult {

  /**
   * There were enough rows.
   *
   * @param threshold the PSI that drift exceeds
   * @param significance the chance that drift is below
   */
  record Compared(Distances distances, double threshold, double significance)
      implements DriftResult {

    boolean isDrift() {
      return distances.psi() > threshold && distances.chance() < significance;
    }
  }

  /** Whatever their PSI, it could be chance. */
  record TooFewRows(String reason) implements DriftResult {}

  /** There is nothing that it can be compared with. */
  record NotCompared(String reason) implements DriftResult {}

  /** The result without its reason. */
  default String word() {
    return switch (this) {
      case Compared compared -> compared.isDrift() ? "drift" : "no drift";
      case TooFewRows _ -> "too few rows";
      case NotCompared _ -> "not compared";
    };
  }

  /** The reason, on one line; null if it was compared. */
  default @Nullable String why() {
    return switch (this) {
      case Compared _ -> null;
      case TooFewRows(String reason) -> reason;
      case NotCompared(String reason) -> reason;
    };
  }
}
