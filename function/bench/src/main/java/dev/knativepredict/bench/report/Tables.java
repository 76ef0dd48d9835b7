package dev.knativepredict.bench.report;

import dev.knativepredict.bench.measure.Goal;
import dev.knativepredict.bench.measure.Goals;
import dev.knativepredict.bench.measure.Measure;
import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.server.Servers;
import java.util.List;
import java.util.StringJoiner;

/** A run as two tables in Markdown: the goals with their ratios, and every measure. */
public record Tables(Run run) {

  private static final List<String> SERVERS =
      List.of(Servers.FUNCTION, Servers.FASTAPI, Servers.NETTY);

  public String markdown() {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("Taken at %s on %s.".formatted(run.taken(), run.machine()));
    lines.add("Each number is a median, with the least and the greatest in parentheses.");
    lines.add("").add("| goal | bound | found | reached |").add("|---|---|---|---|");
    Goals.ALL.forEach(goal -> lines.add(row(goal, run.samples())));
    lines.add("").add("| measure | " + String.join(" | ", SERVERS) + " |");
    lines.add("|---" + "|---".repeat(SERVERS.size()) + "|");
    run.samples().values().keySet().forEach(measure -> lines.add(row(measure, run.samples())));
    return lines.toString();
  }

  private static String row(Goal goal, Samples samples) {
    int decimals =
        switch (goal) {
          case Goal.Ratio _ -> 2;
          case Goal.Own own -> own.measure().decimals();
        };
    return "| %s | %s | %s | %s |"
        .formatted(
            goal.title(),
            goal.bound(),
            goal.found(samples).text(decimals),
            goal.isReached(samples) ? "yes" : "**no**");
  }

  private static String row(Measure measure, Samples samples) {
    StringJoiner cells = new StringJoiner(" | ", "| ", " |");
    cells.add(measure.title() + ", " + measure.unit());
    for (String server : SERVERS) {
      cells.add(
          samples
              .spread(measure, server)
              .map(spread -> spread.text(measure.decimals()))
              .orElse("–"));
    }
    return cells.toString();
  }
}
