package dev.knativepredict.release.evidence;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Control;
import dev.knativepredict.release.verdict.Faults;
import dev.knativepredict.release.verdict.Latencies;
import dev.knativepredict.release.verdict.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Counts the responses to the requests that the tool sent itself. */
public final class Tally implements LiveNumbers {

  private record Entry(Instant at, String form, TimedResponse response, boolean wrong) {

    boolean isBad() {
      return response.failed() || response.rejected() || wrong;
    }
  }

  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final Time time;

  public Tally(Time time) {
    this.time = time;
  }

  void add(RecordedRequest request, TimedResponse response) {
    boolean wrong = response.ok() && request.isWrong(response);
    // The body isn't needed any more.
    TimedResponse kept =
        new TimedResponse(
            response.status(), response.revision(), response.warm(), "", response.took());
    entries.add(new Entry(time.instant(), request.form(), kept, wrong));
  }

  @Override
  public Numbers since(Instant start, RevisionName stable, RevisionName candidate) {
    return between(start, time.instant(), stable, candidate);
  }

  /** What both revisions answered from one time to another. */
  Numbers between(Instant start, Instant end, RevisionName stable, RevisionName candidate) {
    List<Entry> window =
        entries.stream()
            .filter(entry -> !entry.at().isBefore(start) && !entry.at().isAfter(end))
            .toList();
    long lost =
        count(window, entry -> entry.response().failed() && entry.response().revision() == null);
    return new Numbers(arm(window, stable), arm(window, candidate), lost, Control.CONCURRENT);
  }

  private static Arm arm(List<Entry> window, RevisionName revision) {
    List<Entry> own = window.stream().filter(entry -> entry.response().isBy(revision)).toList();
    List<Duration> warm =
        own.stream()
            .filter(entry -> entry.response().warm() && entry.response().ok())
            .map(entry -> entry.response().took())
            .toList();
    return new Arm(
        own.size(),
        count(own, entry -> entry.response().failed()),
        count(own, entry -> entry.response().rejected()),
        count(own, Entry::wrong),
        new Latencies.Exact(warm),
        new Faults(own.stream().filter(Entry::isBad).collect(groupingBy(Entry::form, counting()))));
  }

  private static long count(List<Entry> entries, Predicate<Entry> what) {
    return entries.stream().filter(what).count();
  }
}
