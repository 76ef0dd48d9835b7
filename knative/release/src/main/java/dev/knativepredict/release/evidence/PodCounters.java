package dev.knativepredict.release.evidence;

import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Control;
import dev.knativepredict.release.verdict.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the counts of users' requests from the function's own metrics, pod by pod. */
public final class PodCounters implements LiveNumbers {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Numbers NOTHING = new Numbers(Arm.NOBODY, Arm.NOBODY, 0, Control.CONCURRENT);

  private record Sample(Instant at, Counts stable, Counts candidate) {}

  private final Function<RevisionName, Optional<Map<String, String>>> pods;
  private final Tally own;
  private final Time time;
  private final Increases stableIncreases = new Increases();
  private final Increases candidateIncreases = new Increases();
  private final List<Sample> samples = new ArrayList<>();
  private @Nullable String refused;
  private boolean counting;

  /**
   * Counts from the first call of {@link #since} on.
   *
   * @param pods the metrics of a revision's processes; empty if they can't be listed now
   * @param own the tool's own requests, which the function counts as well
   */
  public PodCounters(
      Function<RevisionName, Optional<Map<String, String>>> pods, Tally own, Time time) {
    this.pods = pods;
    this.own = own;
    this.time = time;
  }

  @Override
  public Numbers since(Instant start, RevisionName stable, RevisionName candidate) {
    if (refused == null && isDue()) {
      sample(stable, candidate);
    }
    if (samples.isEmpty()) {
      return NOTHING;
    }
    Sample base = samples.getFirst();
    for (Sample sample : samples) {
      base = sample.at().isAfter(start) ? base : sample;
    }
    Sample last = samples.getLast();
    Numbers sent = own.between(base.at(), last.at(), stable, candidate);
    return new Numbers(
        last.stable().minus(base.stable()).without(sent.stable()),
        last.candidate().minus(base.candidate()).without(sent.candidate()),
        0,
        Control.CONCURRENT);
  }

  private boolean isDue() {
    return samples.isEmpty() || time.since(samples.getLast().at()).compareTo(INTERVAL) >= 0;
  }

  private void sample(RevisionName stable, RevisionName candidate) {
    try {
      Optional<Map<String, String>> first = pods.apply(stable);
      Optional<Map<String, String>> second = pods.apply(candidate);
      if (first.isPresent() && second.isPresent()) {
        counting |= counts(first.get()) || counts(second.get());
        Counts ofStable = stableIncreases.read(first.get());
        Counts ofCandidate = candidateIncreases.read(second.get());
        samples.add(new Sample(time.instant(), ofStable, ofCandidate));
      }
    } catch (Refused e) {
      refused = e.reason();
    }
  }

  private static boolean counts(Map<String, String> processes) {
    return processes.values().stream().anyMatch(metrics -> metrics.contains(Contract.REQUESTS));
  }

  @Override
  public boolean includesOwn() {
    return false;
  }

  @Override
  public Optional<String> blindness() {
    if (refused != null) {
      return Optional.of("no --prometheus, and the pods' counters can't be read: " + refused);
    }
    return counting
        ? Optional.empty()
        : Optional.of("no --prometheus, and no pod has the counter " + Contract.REQUESTS);
  }
}
