package dev.knativepredict.e2e.load;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.knativepredict.e2e.load.Answer.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers, counted. */
public record Tally(List<Answer> answers) {

  public long sent() {
    return answers.size();
  }

  public long failed() {
    return count(Outcome.FAILED);
  }

  public long wrong() {
    return count(Outcome.WRONG);
  }

  /** Of the requests sent in a window of time. */
  public Tally between(Instant from, Instant to) {
    return new Tally(
        answers.stream().filter(a -> !a.sent().isBefore(from) && a.sent().isBefore(to)).toList());
  }

  /** Of the answers that name a revision. */
  public Tally by(String revision) {
    return new Tally(answers.stream().filter(a -> a.by(revision)).toList());
  }

  /** When the last answer of a revision arrived. */
  public Optional<Instant> lastOf(String revision) {
    return answers.stream()
        .filter(a -> a.by(revision))
        .map(Answer::received)
        .max(Comparator.naturalOrder());
  }

  /** The time that a share of the requests, 0 to 1, didn't exceed. */
  public Duration quantile(double share) {
    List<Duration> sorted = answers.stream().map(Answer::took).sorted().toList();
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
  }

  /** How many failures there were of each kind: "503 by nobody", for example. */
  public Map<String, Long> failures() {
    return answers.stream()
        .filter(a -> a.outcome() == Outcome.FAILED)
        .collect(groupingBy(Tally::kind, TreeMap::new, counting()));
  }

  private static String kind(Answer answer) {
    return "%s by %s"
        .formatted(
            answer.status() == 0 ? "no answer" : answer.status(),
            answer.revision().isEmpty() ? "nobody" : answer.revision());
  }

  private long count(Outcome outcome) {
    return answers.stream().filter(a -> a.outcome() == outcome).count();
  }
}
