package dev.knativepredict.function.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets a webhook pass only if the registry has signed it, lately, and it hasn't passed before. */
final class Verification {

  /** How old it may be. The registry's own retries come within seconds. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** How far the registry's clock may be ahead. */
  static final Duration AHEAD = Duration.ofSeconds(5);

  static final int MOST_REMEMBERED = 10_000;

  private final WebhookSecret secret;
  private final InstantSource clock;
  private final RecentDeliveries recent =
      new RecentDeliveries(MOST_REMEMBERED, LONGEST.plus(AHEAD));

  Verification(WebhookSecret secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * Checks a delivery, and remembers it.
   *
   * @throws Rejected if it may not do anything
   */
  void pass(Delivery delivery) {
    if (!secret.hasSigned(delivery)) {
      throw new Rejected(Rejection.FORGED);
    }
    Instant now = clock.instant();
    if (delivery.sent().isBefore(now.minus(LONGEST))) {
      throw new Rejected(Rejection.OLD);
    }
    if (delivery.sent().isAfter(now.plus(AHEAD))) {
      throw new Rejected(Rejection.FUTURE);
    }
    if (!recent.add(delivery.id(), now)) {
      throw new Rejected(Rejection.REPEATED);
    }
  }

  /** Lets a delivery pass again: it has done nothing yet. */
  void undo(Delivery delivery) {
    recent.remove(delivery.id());
  }
}
