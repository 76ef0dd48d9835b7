package dev.knativepredict.release.guard;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a guard found. */
public record GuardReport(List<Signal> signals) {

  /** One bad signal is bad; without any, too little data of one leaves it open. */
  public Outcome outcome() {
    return Stream.of(Outcome.BAD, Outcome.TOO_LITTLE)
        .filter(worse -> signals.stream().anyMatch(signal -> signal.outcome() == worse))
        .findFirst()
        .orElse(Outcome.FINE);
  }

  /** Why, on one line. */
  public String reason() {
    return outcome() == Outcome.FINE
        ? signals.stream().map(signal -> signal.kind().text()).collect(Collectors.joining(", "))
        : text(signals.stream().filter(signal -> signal.outcome() == outcome()));
  }

  /** Whether something speaks against the version itself: drift alone doesn't. */
  public boolean isPlain() {
    return signals.stream().anyMatch(Signal::isPlain);
  }

  /** What speaks against it, on one line; empty if nothing does. */
  public String evidence() {
    return text(signals.stream().filter(Signal::isPlain));
  }

  private static String text(Stream<Signal> signals) {
    return signals.map(Signal::toString).collect(Collectors.joining("; "));
  }
}
