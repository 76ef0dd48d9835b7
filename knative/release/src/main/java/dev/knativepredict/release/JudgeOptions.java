package dev.knativepredict.release;

import dev.knativepredict.release.Settings.OnInconclusive;
import dev.knativepredict.release.evidence.Model;
import dev.knativepredict.release.traffic.Steps;
import dev.knativepredict.release.verdict.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a candidate is judged. */
final class JudgeOptions {

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "The sealed model directory that the image was built with: its hash and its golden rows"
              + " are what the candidate has to answer.")
  @Nullable Path model;

  @Option(
      names = "--requests",
      paramLabel = "FILE",
      description = "Recorded requests to send as well: bodies of POST /predict, one a line.")
  @Nullable Path requests;

  @Option(
      names = "--steps",
      paramLabel = "PERCENTS",
      defaultValue = "5,25,50,100",
      description = "The candidate's shares, one after the other (default: ${DEFAULT-VALUE}).")
  Steps steps = Steps.of("100");

  @Option(
      names = "--step-duration",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long a step takes at least (default: ${DEFAULT-VALUE}).")
  int stepDuration;

  @Option(
      names = "--max-wait",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long a step waits for enough requests (default: ${DEFAULT-VALUE}).")
  int maxWait;

  @Option(
      names = "--ready-timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long a candidate may take to get ready (default: ${DEFAULT-VALUE}).")
  int readyTimeout;

  @Option(
      names = "--min-requests",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Fewer requests of either revision in a step are inconclusive (default:"
              + " ${DEFAULT-VALUE}).")
  int minRequests;

  @Option(
      names = "--on-inconclusive",
      paramLabel = "WHAT",
      defaultValue = "hold",
      description = "What follows then: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  OnInconclusive onInconclusive = OnInconclusive.HOLD;

  @Option(
      names = "--min-agreement",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description =
          "The share of equal predictions, 0 to 1, of the same requests (default:"
              + " ${DEFAULT-VALUE}).")
  double minAgreement;

  @Option(
      names = "--max-errors",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "A larger share of failed requests is never let pass (default: ${DEFAULT-VALUE}).")
  double maxErrors;

  @Option(
      names = "--slo",
      paramLabel = "MS",
      defaultValue = "250",
      description = "An answer that takes longer is a slow one (default: ${DEFAULT-VALUE}).")
  int slo;

  @Option(
      names = "--max-slowdown",
      paramLabel = "FACTOR",
      defaultValue = "2",
      description = "So many times slower than stable is slow, too (default: ${DEFAULT-VALUE}).")
  double maxSlowdown;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "200",
      description = "Requests sent to both revisions (default: ${DEFAULT-VALUE}).")
  int pairs;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "Requests a second that the tool sends to the public URL where users send too few"
              + " (default: ${DEFAULT-VALUE}).")
  int rate;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "16",
      description = "How many of them wait for an answer at most (default: ${DEFAULT-VALUE}).")
  int concurrency;

  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description = "Judge live traffic by this Prometheus' numbers.")
  @Nullable URI prometheus;

  @Nullable Model model() {
    return model == null ? null : Model.read(model);
  }

  Settings settings() {
    return new Settings(
        steps,
        limits(),
        onInconclusive,
        Duration.ofSeconds(stepDuration),
        Duration.ofSeconds(Math.max(maxWait, stepDuration)),
        Duration.ofSeconds(readyTimeout),
        pairs,
        rate,
        concurrency,
        prometheus,
        requests == null ? List.of() : Model.recorded(requests));
  }

  private Limits limits() {
    return new Limits(
        minRequests,
        0.01,
        0.005,
        maxErrors,
        Duration.ofMillis(slo),
        maxSlowdown,
        0.1,
        minAgreement);
  }
}
