package dev.knativepredict.release.command;

import dev.knativepredict.release.ReleasePolicy;
import dev.knativepredict.release.ReleasePolicy.OnInconclusive;
import dev.knativepredict.release.ReleasePolicy.OnNoWayBack;
import dev.knativepredict.release.evidence.Model;
import dev.knativepredict.release.evidence.Replay;
import dev.knativepredict.release.traffic.Steps;
import dev.knativepredict.release.verdict.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how fast a candidate gets traffic, and how it is judged. */
final class PolicyOptions {

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "The sealed model directory that the image was built with. The candidate has to serve this"
              + " model and give the right responses to its golden rows.")
  private @Nullable Path model;

  @Option(
      names = "--requests",
      paramLabel = "FILE",
      description =
          "Recorded requests to send as well, one body per line: of POST /predict, or with tensors of"
              + " the model.")
  private @Nullable Path requests;

  @Option(
      names = "--steps",
      paramLabel = "PERCENTS",
      defaultValue = "5,25,50,100",
      description = "The candidate's shares, one after the other (default: ${DEFAULT-VALUE}).")
  private Steps steps = Steps.of("100");

  @Option(
      names = "--step-duration",
      converter = Ranges.ZeroOrMore.class,
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long a step takes at least (default: ${DEFAULT-VALUE}).")
  private int stepDuration;

  @Option(
      names = "--bake",
      converter = Ranges.ZeroOrMore.class,
      paramLabel = "SECONDS",
      defaultValue = "0",
      description =
          "How long the candidate is watched with all of the traffic before it is stable, after the"
              + " last step (default: ${DEFAULT-VALUE}).")
  private int bake;

  @Option(
      names = "--max-wait",
      converter = Ranges.ZeroOrMore.class,
      paramLabel = "SECONDS",
      defaultValue = "300",
      description =
          "How long a step waits for enough requests at most (default: ${DEFAULT-VALUE}).")
  private int maxWait;

  @Option(
      names = "--ready-timeout",
      converter = Ranges.OneOrMore.class,
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long a candidate may take to become ready (default: ${DEFAULT-VALUE}).")
  private int readyTimeout;

  @Option(
      names = "--min-requests",
      converter = Ranges.OneOrMore.class,
      paramLabel = "N",
      defaultValue = "100",
      description =
          "A step with fewer requests to either revision is inconclusive (default:"
              + " ${DEFAULT-VALUE}).")
  private int minRequests;

  @Option(
      names = "--on-inconclusive",
      paramLabel = "WHAT",
      defaultValue = "hold",
      description = "What to do then: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OnInconclusive onInconclusive = OnInconclusive.HOLD;

  @Option(
      names = "--on-no-way-back",
      paramLabel = "WHAT",
      defaultValue = "hold",
      description =
          "What to do if the stable revision doesn't answer any more or its image is gone:"
              + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OnNoWayBack onNoWayBack = OnNoWayBack.HOLD;

  @Option(
      names = "--min-agreement",
      converter = Ranges.Share.class,
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description =
          "The share of the same requests, 0 to 1, that must get the same prediction from both"
              + " revisions (default: ${DEFAULT-VALUE}).")
  private double minAgreement;

  @Option(
      names = "--max-errors",
      converter = Ranges.Share.class,
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "A larger share of failed requests, 0 to 1, never passes (default: ${DEFAULT-VALUE}).")
  private double maxErrors;

  @Option(
      names = "--slo",
      converter = Ranges.OneOrMore.class,
      paramLabel = "MS",
      defaultValue = "250",
      description = "A response that takes longer counts as slow (default: ${DEFAULT-VALUE}).")
  private int slo;

  @Option(
      names = "--max-slowdown",
      converter = Ranges.Factor.class,
      paramLabel = "FACTOR",
      defaultValue = "1.5",
      description =
          "A candidate whose responses take this many times as long as those of the stable revision"
              + " is too slow (default: ${DEFAULT-VALUE}).")
  private double maxSlowdown;

  @Option(
      names = "--max-prediction-drift",
      converter = Ranges.ZeroOrMoreReal.class,
      paramLabel = "PSI",
      defaultValue = "0.25",
      description =
          "If the predictions of both revisions in a step have a larger population stability index"
              + " between them, and not by chance, the candidate is rolled back; 0 lets any pass"
              + " (default: ${DEFAULT-VALUE}).")
  private double maxPredictionDrift;

  @Option(
      names = "--pairs",
      converter = Ranges.OneOrMore.class,
      paramLabel = "N",
      defaultValue = "200",
      description = "Requests sent to both revisions (default: ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--rate",
      converter = Ranges.OneOrMore.class,
      paramLabel = "N",
      defaultValue = "50",
      description =
          "Requests per second that the tool sends to the public URL if users send too few"
              + " (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--concurrency",
      converter = Ranges.OneOrMore.class,
      paramLabel = "N",
      defaultValue = "16",
      description = "How many of them may wait for a response at most (default: ${DEFAULT-VALUE}).")
  private int concurrency;

  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description = "Judge live traffic by the metrics in this Prometheus.")
  private @Nullable URI prometheus;

  @Nullable Model model() {
    return model == null ? null : Model.read(model);
  }

  /**
   * How a release is judged.
   *
   * @param model that of {@link #model}
   */
  ReleasePolicy policy(@Nullable Model model) {
    return new ReleasePolicy(
        steps,
        limits(),
        onInconclusive,
        onNoWayBack,
        Duration.ofSeconds(stepDuration),
        Duration.ofSeconds(bake),
        Duration.ofSeconds(Math.max(maxWait, Math.max(stepDuration, bake))),
        Duration.ofSeconds(readyTimeout),
        pairs,
        new Replay.Rate(rate, concurrency),
        maxPredictionDrift,
        prometheus,
        requests == null ? List.of() : Model.recorded(requests, model));
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
