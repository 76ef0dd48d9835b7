package dev.knativepredict.training.judge;

import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The answers for some rows, measured: a fold's scores, and its points. */
public record Scored(FoldScores scores, List<Point> points) {

  /**
   * Measures answers.
   *
   * @param answers for each row: one probability per label, or the value alone
   * @param learned the rows that were learned from, for the label that they have most of; if nobody
   *     knows them, the rows themselves
   */
  public static Scored of(
      Target target, List<Row> rows, List<double[]> answers, List<Row> learned) {
    return switch (target) {
      case Target.Classes classes -> {
        List<Prediction> predictions =
            IntStream.range(0, rows.size())
                .mapToObj(row -> Prediction.of(answers.get(row), rows.get(row).label()))
                .toList();
        yield ofLabels(predictions, classes.labels().size(), majority(learned, rows));
      }
      case Target.Value _ -> {
        List<Point> points =
            IntStream.range(0, rows.size())
                .mapToObj(row -> new Point(answers.get(row)[0], rows.get(row).target()))
                .toList();
        yield ofValues(points);
      }
    };
  }

  static Scored ofLabels(List<Prediction> predictions, int labels, double majority) {
    return new Scored(
        FoldScores.ofLabels(predictions, labels, majority),
        predictions.stream().map(Point::of).toList());
  }

  static Scored ofValues(List<Point> points) {
    return new Scored(FoldScores.ofValues(points), points);
  }

  /** The accuracy of always predicting the most frequent label of the rows that were learned. */
  static double majority(List<Row> learned, List<Row> rows) {
    Map<Integer, Long> counts =
        learned.stream().collect(Collectors.groupingBy(Row::label, Collectors.counting()));
    int most =
        counts.entrySet().stream()
            .max(Comparator.comparing(Map.Entry::getValue))
            .orElseThrow()
            .getKey();
    return (double) rows.stream().filter(row -> row.label() == most).count() / rows.size();
  }
}
