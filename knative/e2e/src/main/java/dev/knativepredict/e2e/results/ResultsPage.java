package dev.knativepredict.e2e.results;

import dev.knativepredict.e2e.load.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the results of a run, and writes them as a Markdown page: docs/results.md. */
public final class ResultsPage {

  private static final String INTRODUCTION =
      """
      # Results

      `make e2e` writes this page after a run on a real cluster in which every test passed.
      """;

  private static final String SCENARIOS =
      """

      ## Scenarios under load

      The load was constant, and each response was compared with the golden rows of the model. The
      stable revision never gave a wrong prediction. Requests failed only in two cases: while a bad
      candidate had a share of the traffic, and then no more requests than its share; and while
      Knative's only activator was restarted.

      | scenario | outcome | requests | failed | wrong | p50 | p99 |
      |---|---|--:|--:|--:|--:|--:|
      """;

  private final List<ScenarioResult> scenarios = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final Map<String, List<String>> tables = new LinkedHashMap<>();

  private record ScenarioResult(String name, String outcome, LoadResult load) {}

  /** Adds a row to the table of scenarios. */
  public void scenario(String name, String outcome, LoadResult load) {
    scenarios.add(new ScenarioResult(name, outcome, load));
    IO.println("  %s: %s; %s".formatted(name, outcome, counts(load)));
  }

  /** Adds an item to the list at the top of the page. */
  public void fact(String name, String value) {
    facts.put(name, value);
    IO.println("  %s: %s".formatted(name, value));
  }

  /** Adds a section with a table, given as lines of Markdown. */
  public void table(String title, List<String> lines) {
    tables.put(title, List.copyOf(lines));
    lines.forEach(line -> IO.println("  " + line));
  }

  /** Writes the page. `make e2e` copies it to docs only if every test passed. */
  public void write(Path page) throws IOException {
    Files.writeString(page, markdown());
  }

  String markdown() {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    facts.forEach((name, value) -> text.append("\n- %s: %s".formatted(name, value)));
    text.append('\n');
    tables.forEach((title, lines) ->
        text.append("\n## %s\n\n%s\n".formatted(title, String.join("\n", lines))));
    text.append(SCENARIOS);
    scenarios.forEach(scenario -> text.append(row(scenario)));
    return text.toString();
  }

  private static String row(ScenarioResult scenario) {
    LoadResult load = scenario.load();
    return "| %s | %s | %d | %d | %d | %s | %s |\n"
        .formatted(
            scenario.name(),
            scenario.outcome(),
            load.sent(),
            load.failed(),
            load.wrong(),
            millis(load.quantile(0.5)),
            millis(load.quantile(0.99)));
  }

  private static String counts(LoadResult load) {
    return "%d requests, %d failed %s, %d wrong, p50 %s, p99 %s"
        .formatted(
            load.sent(),
            load.failed(),
            load.failures(),
            load.wrong(),
            millis(load.quantile(0.5)),
            millis(load.quantile(0.99)));
  }

  /** A time in milliseconds, for example {@code 1,234.5 ms}. */
  public static String millis(Duration time) {
    return String.format(Locale.ROOT, "%,.1f ms", time.toNanos() / 1e6);
  }
}
