package dev.knativepredict.training;

import dev.knativepredict.manifest.GoldenRow;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Rows of the data with Tribuo's answers: every label's, from the surest to the least sure. */
final class GoldenRows {

  private static final int ROWS = 60;

  private GoldenRows() {}

  static String lines(Fit fit, List<Row> rows) {
    int labels = fit.settings().target().labels().size();
    Set<Row> chosen = new LinkedHashSet<>();
    for (int label = 0; label < labels; label++) {
      int which = label;
      List<Row> sorted =
          rows.stream()
              .filter(row -> row.label() == which)
              .sorted(
                  Comparator.comparingDouble(row -> fit.probabilities(fit.instance(row))[which]))
              .toList();
      chosen.addAll(spread(sorted, (ROWS + labels - 1) / labels));
    }
    rows.stream()
        .filter(row -> fit.instance(row).containsValue(null))
        .limit(5)
        .forEach(chosen::add);
    return chosen.stream().map(row -> golden(fit, row).line() + "\n").collect(Collectors.joining());
  }

  private static List<Row> spread(List<Row> sorted, int count) {
    int steps = Math.min(count, sorted.size()) - 1;
    return IntStream.rangeClosed(0, steps)
        .mapToObj(i -> sorted.get(i * (sorted.size() - 1) / Math.max(1, steps)))
        .toList();
  }

  private static GoldenRow golden(Fit fit, Row row) {
    List<Object> labels = fit.settings().target().answers();
    var instance = fit.instance(row);
    double[] probabilities = fit.probabilities(instance);
    List<Double> rounded = DoubleStream.of(probabilities).map(Judgement::round).boxed().toList();
    return new GoldenRow(
        new GoldenRow.Request(List.of(instance)),
        new GoldenRow.Answer(List.of(labels.get(Fit.likeliest(probabilities))), List.of(rounded)),
        labels.get(row.label()));
  }
}
