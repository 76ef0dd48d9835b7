package dev.knativepredict.release.command;

import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The status of one revision.
 *
 * @param model the model and its version; null if it isn't known
 * @param image the image with its digest; {@code unknown} if the cluster doesn't say it
 * @param traffic its share in percent
 * @param tag its tags, separated by a space; empty if it has none
 * @param ageSeconds the seconds since it was created
 * @param ready {@code yes}, {@code no} or {@code not yet}
 * @param verdict how its last release goes or ended; empty if there was none
 */
record RevisionStatus(
    RevisionName revision,
    String commit,
    @Nullable String model,
    String image,
    int traffic,
    String tag,
    long ageSeconds,
    String ready,
    int pods,
    String verdict) {

  static RevisionStatus of(LiveRevision revision, LiveService live, Instant now) {
    List<FoundTraffic.Found> targets = targets(revision.name(), live);
    return new RevisionStatus(
        revision.name(),
        revision.origin().commit(),
        revision.origin().model(),
        revision.origin().image(),
        targets.stream().mapToInt(FoundTraffic.Found::percent).sum(),
        tags(targets),
        Duration.between(revision.created(), now).toSeconds(),
        ready(revision.readiness()),
        revision.pods(),
        verdict(live.state(), revision.name()));
  }

  private static List<FoundTraffic.Found> targets(RevisionName name, LiveService live) {
    return live.routed().targets().stream()
        .filter(found -> name.value().equals(found.revision()))
        .toList();
  }

  private static String tags(List<FoundTraffic.Found> targets) {
    return targets.stream()
        .flatMap(found -> Stream.ofNullable(found.tag()))
        .collect(Collectors.joining(" "));
  }

  private static String ready(Readiness readiness) {
    return switch (readiness) {
      case Readiness.Ready ready -> "yes";
      case Readiness.Pending pending -> "not yet";
      case Readiness.Failed failed -> "no";
    };
  }

  private static String verdict(@Nullable State state, RevisionName revision) {
    if (state == null) {
      return "";
    }
    Rollout rollout = state.rollout();
    if (rollout != null && rollout.candidate().revision().equals(revision)) {
      return rollout.held() == null ? "being released" : "held: " + rollout.held();
    }
    return state.last(revision).map(RevisionStatus::ending).orElse("");
  }

  private static String ending(PastRelease past) {
    return switch (past.ending()) {
      case PROMOTED -> "promoted";
      case ADOPTED -> "adopted";
      case ROLLED_BACK -> "rolled back: " + past.reason();
    };
  }
}
