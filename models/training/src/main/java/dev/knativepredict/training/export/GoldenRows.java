package dev.knativepredict.training.export;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.fit.Probabilities;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Rows of the data with the right answers: of each label as many, from the least to the most
 * probable, and a few with missing values.
 */
final class GoldenRows {

  private static final int ROWS = 60;
  private static final int WITH_MISSING = 5;

  private GoldenRows() {}

  /** The lines of {@code golden.jsonl}. */
  static String lines(Fit fit, List<Row> rows) {
    return chosen(fit, rows).stream()
        .map(row -> golden(fit, row).line() + "\n")
        .collect(Collectors.joining());
  }

  private static Set<Row> chosen(Fit fit, List<Row> rows) {
    int labels = fit.spec().target().labels().size();
    Set<Row> chosen = new LinkedHashSet<>();
    for (int label = 0; label < labels; label++) {
      chosen.addAll(spread(byProbability(fit, rows, label), (ROWS + labels - 1) / labels));
    }
    rows.stream()
        .filter(row -> fit.instance(row).containsValue(null))
        .limit(WITH_MISSING)
        .forEach(chosen::add);
    return chosen;
  }

  private static List<Row> byProbability(Fit fit, List<Row> rows, int label) {
    return rows.stream()
        .filter(row -> row.label() == label)
        .sorted(Comparator.comparingDouble(row -> fit.probabilities(fit.instance(row))[label]))
        .toList();
  }

  private static List<Row> spread(List<Row> sorted, int count) {
    int steps = Math.min(count, sorted.size()) - 1;
    return IntStream.rangeClosed(0, steps)
        .mapToObj(i -> sorted.get(i * (sorted.size() - 1) / Math.max(1, steps)))
        .toList();
  }

  private static GoldenRow golden(Fit fit, Row row) {
    List<Object> labels = fit.spec().target().outputLabels();
    var instance = fit.instance(row);
    double[] probabilities = fit.probabilities(instance);
    List<Double> rounded =
        DoubleStream.of(probabilities).map(Probabilities::round).boxed().toList();
    return new GoldenRow.Rows(
        new GoldenRow.Request(List.of(instance)),
        new GoldenRow.Answer(
            List.of(labels.get(Probabilities.likeliest(probabilities))), List.of(rounded)),
        labels.get(row.label()));
  }
}
