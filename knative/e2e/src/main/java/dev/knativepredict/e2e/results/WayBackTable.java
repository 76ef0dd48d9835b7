package dev.knativepredict.e2e.results;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a bad revision answered after each command that takes it back. */
public final class WayBackTable {

  /** Of the node. */
  public enum State {
    IDLE,
    BUSY
  }

  private record Time(State state, String command, Duration took) {}

  private final List<Time> times = new ArrayList<>();

  public void add(State state, String command, Duration took) {
    times.add(new Time(state, command, took));
  }

  /** How many times as long as another command one takes, by the medians. */
  public double ratio(State state, String command, String other) {
    return (double) median(sorted(state, command)).toNanos()
        / median(sorted(state, other)).toNanos();
  }

  private List<Duration> sorted(State state, String command) {
    return times.stream()
        .filter(time -> time.state == state && time.command.equals(command))
        .map(Time::took)
        .sorted()
        .toList();
  }

  private static Duration median(List<Duration> sorted) {
    Duration below = sorted.get((sorted.size() - 1) / 2);
    return below.plus(sorted.get(sorted.size() / 2)).dividedBy(2);
  }

  /** A Markdown table with one row per command. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| command | idle node | all cores taken |");
    lines.add("|---|---|---|");
    times.stream()
        .map(Time::command)
        .distinct()
        .map(command ->
            "| %s | %s | %s |"
                .formatted(
                    command, cell(sorted(State.IDLE, command)), cell(sorted(State.BUSY, command))))
        .forEach(lines::add);
    return lines;
  }

  private static String cell(List<Duration> sorted) {
    if (sorted.isEmpty()) {
      return "–";
    }
    return "%s (%s to %s)"
        .formatted(
            ResultsPage.millis(median(sorted)),
            ResultsPage.millis(sorted.getFirst()),
            ResultsPage.millis(sorted.getLast()));
  }
}
