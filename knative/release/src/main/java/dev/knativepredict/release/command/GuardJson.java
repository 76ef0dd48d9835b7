package dev.knativepredict.release.command;

import dev.knativepredict.release.guard.Signal;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code release guard} found, as JSON.
 *
 * @param windowSeconds how far it looked back; null for as long as the pods have run
 * @param demotion null if nothing speaks against the version
 */
record GuardJson(
    String result,
    String reason,
    RevisionName revision,
    @Nullable Long windowSeconds,
    List<SignalJson> signals,
    @Nullable DemotionJson demotion) {

  /**
   * One signal.
   *
   * @param model null if it is of the whole revision
   */
  record SignalJson(String signal, @Nullable String model, String result, String seen) {

    static SignalJson of(Signal signal) {
      return new SignalJson(
          signal.kind().name().toLowerCase(Locale.ROOT),
          signal.model().isEmpty() ? null : signal.model(),
          signal.outcome().text(),
          signal.text());
    }
  }

  /** What was done about it. */
  record DemotionJson(boolean done, boolean dryRun, @Nullable RevisionName to, String reason) {}

  static GuardJson of(GuardFound found) {
    Duration window = found.window();
    GuardAction action = found.action();
    return new GuardJson(
        found.report().outcome().text(),
        found.report().reason(),
        found.revision(),
        window == null ? null : window.toSeconds(),
        found.report().signals().stream().map(SignalJson::of).toList(),
        action == null
            ? null
            : new DemotionJson(action.done(), action.dryRun(), action.to(), action.text()));
  }
}
