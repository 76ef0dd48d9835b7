package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Latencies;
import dev.knativepredict.release.verdict.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Counts the answers to the requests that the tool sent itself. */
public final class Tally implements LiveNumbers {

  private record Entry(Instant at, Answer answer, boolean wrong) {}

  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  void add(Row row, Answer answer) {
    boolean wrong =
        row.expected() != null
            && answer.ok()
            && !Predictions.same(row.expected(), Predictions.parse(answer.body()));
    // Only what is counted is kept.
    Answer kept = new Answer(answer.status(), answer.revision(), answer.warm(), "", answer.took());
    entries.add(new Entry(Instant.now(), kept, wrong));
  }

  @Override
  public String source() {
    return "own requests";
  }

  @Override
  public Numbers since(Instant start, RevisionName stable, RevisionName candidate) {
    List<Entry> window = entries.stream().filter(entry -> !entry.at().isBefore(start)).toList();
    long lost =
        window.stream()
            .filter(entry -> entry.answer().failed() && entry.answer().revision() == null)
            .count();
    return new Numbers(arm(window, stable), arm(window, candidate), lost, true);
  }

  private static Arm arm(List<Entry> window, RevisionName revision) {
    List<Entry> own =
        window.stream()
            .filter(entry -> revision.value().equals(entry.answer().revision()))
            .toList();
    List<Duration> warm =
        own.stream()
            .filter(entry -> entry.answer().warm() && entry.answer().ok())
            .map(entry -> entry.answer().took())
            .toList();
    return new Arm(
        own.size(),
        count(own, entry -> entry.answer().failed()),
        count(own, entry -> entry.answer().rejected()),
        count(own, Entry::wrong),
        new Latencies.Exact(warm));
  }

  private static long count(List<Entry> entries, Predicate<Entry> what) {
    return entries.stream().filter(what).count();
  }
}
