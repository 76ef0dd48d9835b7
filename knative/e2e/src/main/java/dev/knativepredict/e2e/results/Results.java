package dev.knativepredict.e2e.results;

import dev.knativepredict.e2e.load.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one run measured, in the order in which it was measured, and the page that says so. */
public final class Results {

  private final List<Row> scenarios = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final Map<String, List<String>> tables = new LinkedHashMap<>();

  private record Row(String scenario, String ending, Tally tally) {}

  /** A line in the table of scenarios. */
  public void scenario(String name, String ending, Tally tally) {
    scenarios.add(new Row(name, ending, tally));
    IO.println("  %s: %s; %s".formatted(name, ending, counts(tally)));
  }

  /** A number with its name. */
  public void fact(String name, String value) {
    facts.put(name, value);
    IO.println("  %s: %s".formatted(name, value));
  }

  /** A table of its own: its Markdown, line by line. */
  public void table(String title, List<String> lines) {
    tables.put(title, List.copyOf(lines));
    lines.forEach(line -> IO.println("  " + line));
  }

  /** Writes the page: `make e2e` publishes it if every test passed. */
  public void write(Path page) throws IOException {
    StringBuilder text = new StringBuilder("# Results\n\n");
    text.append(
        "Written by `make e2e`, on a real cluster, after a run in which every test passed.\n");
    facts.forEach((name, value) -> text.append("\n- ").append(name).append(": ").append(value));
    text.append('\n');
    tables.forEach((title, lines) ->
        text.append("\n## %s\n\n%s\n".formatted(title, String.join("\n", lines))));
    text.append("\n## Scenarios under load\n\n");
    text.append(
        "What stable answered was right, every time. Requests failed where a candidate broke\n");
    text.append(
        "that had a share, and no more than its share; and where Knative's only activator ended.\n\n");
    text.append("| scenario | how it ended | requests | failed | wrong | p50 | p99 |\n");
    text.append("|---|---|--:|--:|--:|--:|--:|\n");
    text.append(scenarios.stream().map(Results::line).collect(Collectors.joining("\n")));
    Files.writeString(page, text.append('\n'));
  }

  private static String line(Row row) {
    Tally tally = row.tally();
    return "| %s | %s | %d | %d | %d | %s | %s |"
        .formatted(
            row.scenario(),
            row.ending(),
            tally.sent(),
            tally.failed(),
            tally.wrong(),
            millis(tally.quantile(0.5)),
            millis(tally.quantile(0.99)));
  }

  private static String counts(Tally tally) {
    return "%d requests, %d failed %s, %d wrong, p50 %s, p99 %s"
        .formatted(
            tally.sent(),
            tally.failed(),
            tally.failures(),
            tally.wrong(),
            millis(tally.quantile(0.5)),
            millis(tally.quantile(0.99)));
  }

  public static String millis(Duration time) {
    return "%,.1f ms".formatted(time.toNanos() / 1e6);
  }
}
