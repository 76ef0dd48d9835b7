package dev.knativepredict.training.export;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.fit.Probabilities;
import dev.knativepredict.training.fit.Rounded;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Rows of the data with the right answers: of each label as many, from the least to the most
 * probable, or from the lowest to the highest value; and a few with missing values.
 */
final class GoldenRows {

  private GoldenRows() {}

  /** The lines of {@code golden.jsonl}. */
  static String lines(Fit fit, List<Row> rows) {
    return chosen(fit, rows).stream()
        .map(row -> golden(fit, row).line() + "\n")
        .collect(Collectors.joining());
  }

  private static Set<Row> chosen(Fit fit, List<Row> rows) {
    Set<Row> chosen = new LinkedHashSet<>();
    switch (fit.spec().target()) {
      case Target.Classes classes -> {
        int labels = classes.labels().size();
        for (int label = 0; label < labels; label++) {
          int index = label;
          List<Row> ofLabel = rows.stream().filter(row -> row.label() == index).toList();
          chosen.addAll(
              GoldenChoice.spread(
                  sorted(fit, ofLabel, label), (GoldenChoice.ROWS + labels - 1) / labels));
        }
      }
      case Target.Value _ ->
          chosen.addAll(GoldenChoice.spread(sorted(fit, rows, 0), GoldenChoice.ROWS));
    }
    rows.stream()
        .filter(row -> fit.instance(row).containsValue(null))
        .limit(GoldenChoice.WITH_MISSING)
        .forEach(chosen::add);
    return chosen;
  }

  /** By one of the numbers that they are answered with. */
  private static List<Row> sorted(Fit fit, List<Row> rows, int place) {
    double[] keys =
        rows.stream().mapToDouble(row -> fit.answer(fit.instance(row))[place]).toArray();
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> keys[row]))
        .map(rows::get)
        .toList();
  }

  private static GoldenRow golden(Fit fit, Row row) {
    var instance = fit.instance(row);
    double[] answer = fit.answer(instance);
    var request = new GoldenRow.Request(List.of(instance));
    return switch (fit.spec().target()) {
      case Target.Classes classes -> {
        List<Object> labels = classes.outputLabels();
        yield new GoldenRow.Rows(
            request,
            new GoldenRow.Answer(
                List.of(labels.get(Probabilities.likeliest(answer))),
                List.of(DoubleStream.of(answer).map(Rounded::share).boxed().toList())),
            labels.get(row.label()));
      }
      case Target.Value _ ->
          new GoldenRow.Rows(
              request,
              new GoldenRow.Answer(List.of(Rounded.number(answer[0])), null),
              row.target());
    };
  }
}
