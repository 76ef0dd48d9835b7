package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code release drift}. */
@Command(
    name = "drift",
    description = {
      "Compares the rows that a revision answered with the training data, and says which features"
          + " have drifted. Changes nothing, and wakes no pod.",
      "Ends with 1 if one has, and with 3 if there are too few rows to tell."
    })
final class DriftCommand implements Callable<Integer> {

  private static final Duration DAY = Duration.ofDays(1);

  private final ServiceOptions service;

  @Option(
      names = "--revision",
      paramLabel = "REVISION",
      description = "The revision whose rows are compared (default: the stable one).")
  private @Nullable RevisionName revision;

  @Option(
      names = "--against",
      paramLabel = "WHAT",
      defaultValue = "reference",
      description =
          "What they are compared with: 'reference' is the training data, 'before' the window of the"
              + " same length before, any other name a revision (default: ${DEFAULT-VALUE}).")
  private Against against = new Against.Reference();

  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description =
          "Read the counters in this Prometheus, also of pods that have ended (default: those of the"
              + " pods that run now, since they started).")
  private @Nullable URI prometheus;

  @Option(
      names = "--window",
      converter = Values.Span.class,
      paramLabel = "TIME",
      description = "How far to look back in Prometheus, as in 30m, 6h or 1d (default: 1d).")
  private @Nullable Duration window;

  @Option(names = "--bins", description = "Draw the shares of all bins.")
  private boolean bins;

  DriftCommand(ServiceOptions service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    if (prometheus == null && (window != null || against instanceof Against.Before)) {
      throw service.wrong("--window and --against before need --prometheus: pods keep no past");
    }
    try (Session session = service.connect(false)) {
      Duration length = Objects.requireNonNullElse(window, DAY);
      DriftFound found = new DriftSearch(session, prometheus, length).run(judged(session), against);
      service.print(DriftJson.of(found), DriftText.of(found, bins));
      return switch (found.report().conclusion()) {
        case NO_DRIFT -> 0;
        case DRIFT -> 1;
        case INCONCLUSIVE -> 3;
      };
    }
  }

  private RevisionName judged(Session session) {
    RevisionName judged = revision == null ? stable(session.service()) : revision;
    if (against instanceof Against.Revision(RevisionName other) && other.equals(judged)) {
      throw new Refused("%s can't be compared with itself".formatted(judged));
    }
    return judged;
  }

  /** The stable revision, whoever made it so. */
  static RevisionName stable(LiveService live) {
    State state = live.state();
    RevisionName stable = state == null ? null : state.stable();
    return Optional.ofNullable(stable)
        .or(() -> live.routed().stable())
        .orElseThrow(() -> new Refused("no revision is stable: name one with --revision"));
  }
}
