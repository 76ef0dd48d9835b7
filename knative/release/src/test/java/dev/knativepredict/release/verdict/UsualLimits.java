package dev.knativepredict.release.verdict;

import java.time.Duration;

/** The limits of a release without any options. */
final class UsualLimits {

  static final Limits ALL = with(0.9);

  private UsualLimits() {}

  /** With another share of equal predictions that is required. */
  static Limits with(double minAgreement) {
    return new Limits(100, 0.01, 0.005, 0.05, Duration.ofMillis(250), 1.5, 0.1, minAgreement);
  }
}
