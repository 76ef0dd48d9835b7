package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.cluster.RevisionSeen;
import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.traffic.Past;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Running;
import dev.knativepredict.release.traffic.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code release status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the revisions: what they are, what they get, and what was said of them.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private final Where where = new Where();

  /**
   * A revision, for people and programs.
   *
   * @param traffic its share in percent
   * @param ageSeconds since it was created
   */
  record Line(
      RevisionName revision,
      String commit,
      @Nullable String model,
      int traffic,
      String tag,
      long ageSeconds,
      String ready,
      int pods,
      String verdict) {}

  /**
   * All of it.
   *
   * @param warning what is wrong; null if nothing is
   */
  record Status(@Nullable String url, @Nullable String warning, List<Line> revisions) {}

  @Override
  public Integer call() {
    try (var cluster = where.cluster(false);
        var caller = where.caller()) {
      Seen seen = where.session(cluster, caller).seen();
      List<Line> lines =
          cluster.revisions().stream().map(revision -> line(revision, seen)).toList();
      Status status = new Status(seen.url(), warning(seen), lines);
      where.print(status, text(status));
      return 0;
    }
  }

  private static Line line(RevisionSeen revision, Seen seen) {
    String name = revision.name().value();
    var targets =
        seen.routed().targets().stream().filter(found -> name.equals(found.revision())).toList();
    return new Line(
        revision.name(),
        revision.origin().commit(),
        revision.origin().model(),
        targets.stream().mapToInt(found -> found.percent()).sum(),
        targets.stream()
            .map(found -> found.tag() == null ? "" : found.tag())
            .collect(Collectors.joining(" "))
            .strip(),
        Duration.between(revision.created(), Instant.now()).toSeconds(),
        switch (revision.readiness()) {
          case Readiness.Ready ready -> "yes";
          case Readiness.Coming coming -> "not yet";
          case Readiness.Never never -> "no";
        },
        revision.pods(),
        verdict(seen.state(), revision.name()));
  }

  private static String verdict(@Nullable State state, RevisionName revision) {
    if (state == null) {
      return "";
    }
    Running running = state.running();
    if (running != null && running.candidate().revision().equals(revision)) {
      return running.held() == null ? "being released" : "held: " + running.held();
    }
    return state.last(revision).map(StatusCommand::ending).orElse("");
  }

  private static String ending(Past past) {
    return switch (past.ending()) {
      case PROMOTED -> "promoted";
      case ADOPTED -> "adopted";
      case ROLLED_BACK -> "rolled back: " + past.reason();
    };
  }

  private static @Nullable String warning(Seen seen) {
    State state = seen.state();
    if (state == null) {
      return "no release was made of this Service";
    }
    return seen.wanted().is(state.traffic())
        ? seen.routes()
        : "somebody changed the traffic: it was [%s]".formatted(state.traffic());
  }

  private static String text(Status status) {
    Table table =
        new Table(
            "REVISION", "COMMIT", "MODEL", "TRAFFIC", "TAG", "AGE", "READY", "PODS", "VERDICT");
    for (Line line : status.revisions()) {
      table.row(
          line.revision().value(),
          abbreviated(line.commit()),
          line.model() == null ? "-" : line.model(),
          line.traffic() + " %",
          line.tag(),
          age(line.ageSeconds()),
          line.ready(),
          Integer.toString(line.pods()),
          shortened(line.verdict()));
    }
    String warning = status.warning() == null ? "" : "\nwarning: " + status.warning();
    return "%s%s%n%s".formatted(status.url(), warning, table.text());
  }

  /** The whole of it is in the history, and in the JSON. */
  private static String shortened(String verdict) {
    return verdict.length() > 80 ? verdict.substring(0, 79) + "…" : verdict;
  }

  static String abbreviated(String commit) {
    return commit.length() > 7 && commit.matches("[0-9a-f]+") ? commit.substring(0, 7) : commit;
  }

  private static String age(long seconds) {
    return seconds < 120
        ? seconds + "s"
        : seconds < 7200 ? seconds / 60 + "m" : String.format(Locale.ROOT, "%dh", seconds / 3600);
  }
}
