package dev.knativepredict.bench.report;

import dev.knativepredict.bench.measure.Goal;
import dev.knativepredict.bench.measure.Goals;
import dev.knativepredict.bench.measure.Metric;
import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.server.Servers;
import java.util.List;
import java.util.StringJoiner;

/** A run as two tables in Markdown: the goals, and all metrics. */
public record Tables(Run run) {

  private static final List<String> SERVERS =
      List.of(Servers.FUNCTION, Servers.FASTAPI, Servers.NETTY);

  public String markdown() {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("Measured at %s on %s.".formatted(run.taken(), run.machine()));
    lines.add("Each cell has the median, with minimum and maximum in parentheses.");
    lines.add("").add("| goal | limit | measured | met |").add("|---|---|---|---|");
    Goals.ALL.forEach(goal -> lines.add(row(goal, run.samples())));
    lines.add("").add("| metric | " + String.join(" | ", SERVERS) + " |");
    lines.add("|---" + "|---".repeat(SERVERS.size()) + "|");
    run.samples().values().keySet().forEach(metric -> lines.add(row(metric, run.samples())));
    return lines.toString();
  }

  private static String row(Goal goal, Samples samples) {
    boolean measured = !Double.isNaN(goal.value(samples).median());
    return "| %s | %s | %s | %s |"
        .formatted(
            goal.title(),
            goal.limitText(),
            measured ? goal.value(samples).text(goal.decimals()) : "–",
            measured ? goal.isMet(samples) ? "yes" : "**no**" : "not measured");
  }

  private static String row(Metric metric, Samples samples) {
    StringJoiner cells = new StringJoiner(" | ", "| ", " |");
    cells.add(metric.title() + ", " + metric.unit());
    for (String server : SERVERS) {
      cells.add(
          samples.spread(metric, server).map(spread -> spread.text(metric.decimals())).orElse("–"));
    }
    return cells.toString();
  }
}
