package dev.knativepredict.release.command;

import dev.knativepredict.release.guard.GuardLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options for the limits of {@code release guard}. */
final class GuardOptions {

  @Option(
      names = "--interval",
      converter = Values.Span.class,
      paramLabel = "TIME",
      defaultValue = "15m",
      description =
          "How often the guard runs: in a week of such runs the chance of a false alarm is 1 %% at"
              + " most (default: ${DEFAULT-VALUE}).")
  private Duration interval = Duration.ofMinutes(15);

  @Option(
      names = "--slo-latency",
      converter = Ranges.Seconds.class,
      paramLabel = "SECONDS",
      defaultValue = "0.1",
      description = "A warm answer that takes longer is slow (default: ${DEFAULT-VALUE}).")
  private double sloLatency;

  @Option(
      names = "--slo-budget",
      converter = Ranges.Share.class,
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "The share of warm answers, 0 to 1, that may be slow (default: ${DEFAULT-VALUE}).")
  private double sloBudget;

  @Option(
      names = "--max-errors",
      converter = Ranges.Share.class,
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "A larger share of errors, 0 to 1, is bad, whatever it was after the promotion (default:"
              + " ${DEFAULT-VALUE}).")
  private double maxErrors;

  @Option(
      names = "--max-accuracy-drop",
      converter = Ranges.Share.class,
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "A smaller loss of accuracy, 0 to 1, passes (default: ${DEFAULT-VALUE}).")
  private double maxAccuracyDrop;

  GuardLimits limits() {
    return new GuardLimits(
        Duration.ofNanos(Math.round(sloLatency * 1e9)),
        sloBudget,
        maxErrors,
        maxAccuracyDrop,
        interval);
  }
}
