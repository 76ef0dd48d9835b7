package dev.knativepredict.release.evidence;

import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How the answers of both revisions were spread during a step, by the counters of their pods. Which
 * of them a request goes to is chosen at random, so what they are asked is alike.
 */
public final class PodPredictions {

  /**
   * What the answers of one revision were.
   *
   * @param byPod of each process, by model
   */
  private record Spread(Map<String, SortedMap<Subject, Histogram>> byPod) {

    static Spread of(Map<String, String> processes) {
      Map<String, SortedMap<Subject, Histogram>> byPod = new HashMap<>();
      processes.forEach((pod, metrics) -> byPod.put(pod, predictions(metrics)));
      return new Spread(byPod);
    }

    private static SortedMap<Subject, Histogram> predictions(String metrics) {
      SortedMap<Subject, Histogram> predictions =
          new TreeMap<>(PodRows.counted(List.of(metrics)).counted());
      predictions.keySet().removeIf(subject -> subject.kind() != Subject.Kind.PREDICTIONS);
      return predictions;
    }

    /**
     * What was counted since then. A pod that wasn't there then has counted from zero; one that had
     * no metrics then, as while it loads them, may have a past and is left out.
     */
    SortedMap<Subject, Histogram> since(Spread then) {
      SortedMap<Subject, Histogram> grown = new TreeMap<>();
      byPod.forEach((pod, now) -> {
        SortedMap<Subject, Histogram> before = then.byPod.getOrDefault(pod, new TreeMap<>());
        if (before.isEmpty() && then.byPod.containsKey(pod)) {
          return;
        }
        now.forEach((subject, rows) -> {
          Histogram old = before.getOrDefault(subject, Histogram.NONE);
          grown.merge(subject, rows.since(old), Histogram::plus);
        });
      });
      return grown;
    }
  }

  /** What both answered. */
  public record Both(
      SortedMap<Subject, Histogram> stable, SortedMap<Subject, Histogram> candidate) {}

  private final Function<RevisionName, Optional<Map<String, String>>> pods;
  private final RevisionName stable;
  private final RevisionName candidate;
  private Optional<Spread> ofStable = Optional.empty();
  private Optional<Spread> ofCandidate = Optional.empty();

  /**
   * Of the pods of two revisions.
   *
   * @param pods the metrics of a revision's processes; empty if they can't be listed now
   */
  public PodPredictions(
      Function<RevisionName, Optional<Map<String, String>>> pods,
      RevisionName stable,
      RevisionName candidate) {
    this.pods = pods;
    this.stable = stable;
    this.candidate = candidate;
  }

  /** A step begins: what was answered so far isn't of it. */
  public void begin() {
    ofStable = read(stable);
    ofCandidate = read(candidate);
  }

  /** What was answered since {@link #begin}; empty if the pods can't be read. */
  public Optional<Both> end() {
    return grown(stable, ofStable)
        .flatMap(one -> grown(candidate, ofCandidate).map(other -> new Both(one, other)));
  }

  private Optional<SortedMap<Subject, Histogram>> grown(
      RevisionName revision, Optional<Spread> then) {
    return then.flatMap(before -> read(revision).map(now -> now.since(before)));
  }

  private Optional<Spread> read(RevisionName revision) {
    try {
      return pods.apply(revision).map(Spread::of);
    } catch (Refused notAllowed) {
      return Optional.empty();
    }
  }
}
