package dev.knativepredict.release.overview;

import dev.knativepredict.release.cost.PastPods;
import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.evidence.AnswerCounts;
import dev.knativepredict.release.evidence.TrafficHistory;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a Service.
 *
 * @param at when it was looked at
 * @param window how far back; null for as long as the pods have run
 * @param revisions those that the cluster has, the oldest first
 * @param counts of all requests in the window
 * @param history the same over time; null without Prometheus, since pods keep no past
 * @param past when its pods started and ended; null without Prometheus
 * @param drift null if nothing could be compared
 * @param labels what is known of how right the stable revision's answers are, by model
 * @param unseen a line for each thing that isn't known
 */
public record Overview(
    String service,
    Instant at,
    @Nullable Duration window,
    Releases releases,
    List<ServedRevision> revisions,
    AnswerCounts counts,
    @Nullable TrafficHistory history,
    @Nullable PastPods past,
    @Nullable Drift drift,
    SortedMap<String, ModelLabels> labels,
    List<String> unseen) {

  /**
   * What this tool released.
   *
   * @param stable null until a first release was promoted
   * @param rollout the release under way; null if there is none
   * @param past those that have ended, the newest first
   */
  public record Releases(
      @Nullable RevisionName stable, @Nullable Rollout rollout, List<PastRelease> past) {}

  /**
   * The rows of a revision beside the training data.
   *
   * @param rows how many it answered
   */
  public record Drift(RevisionName revision, long rows, DriftReport report) {}

  public Overview {
    revisions = List.copyOf(revisions);
    unseen = List.copyOf(unseen);
  }

  /** The names of all revisions that are known or were counted, the oldest first. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    revisions.forEach(revision -> names.add(revision.name()));
    counts.requests().keySet().stream()
        .map(AnswerCounts.Ended::revision)
        .sorted()
        .forEach(names::add);
    return names;
  }

  /** The numbers of each revision, in the same order. */
  public List<RevisionNumbers> numbers() {
    return names().stream().map(name -> RevisionNumbers.of(name, this)).toList();
  }

  /** The revisions with the most requests, as many as a chart has colours, the oldest first. */
  List<String> busiest() {
    List<String> busiest =
        numbers().stream()
            .filter(one -> one.requests() > 0)
            .sorted(Comparator.comparingLong(RevisionNumbers::requests).reversed())
            .limit(LinesOverTime.MOST)
            .map(RevisionNumbers::name)
            .toList();
    return names().stream().filter(busiest::contains).toList();
  }
}
