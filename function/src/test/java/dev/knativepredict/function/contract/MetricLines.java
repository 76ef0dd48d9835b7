package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** Metrics as they are scraped, in lines. */
final class MetricLines {

  private MetricLines() {}

  /**
   * The only value of a metric with some labels.
   *
   * @param namesAndValues of labels, as they are in the line: {@code side="over"}
   */
  static double value(List<String> lines, String metric, String... namesAndValues) {
    List<Double> found = values(lines, metric, namesAndValues);
    assertThat(found).as(metric + " " + List.of(namesAndValues)).hasSize(1);
    return found.getFirst();
  }

  /** The sum of all values of a metric. */
  static double sum(List<String> lines, String metric) {
    return values(lines, metric).stream().mapToDouble(Double::doubleValue).sum();
  }

  private static List<Double> values(List<String> lines, String metric, String... labels) {
    return lines.stream()
        .filter(line -> line.startsWith(metric + "{"))
        .filter(line -> Arrays.stream(labels).allMatch(line::contains))
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }
}
