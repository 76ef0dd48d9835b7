package dev.knativepredict.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Folds of the same size; with a target of labels, each has the same shares of them. */
public final class Folds {

  private Folds() {}

  /** One way to split the rows into two parts. */
  public record Split(List<Row> training, List<Row> test) {}

  /**
   * One split per fold, with the fold as its test part; the same seed gives the same folds.
   *
   * @param target what the rows are for
   */
  public static List<Split> of(Target target, List<Row> rows, int count, long seed) {
    ToIntFunction<Row> stratum = target instanceof Target.Classes ? Row::label : row -> 0;
    List<List<Row>> folds = deal(rows, stratum, count, seed);
    return IntStream.range(0, count)
        .mapToObj(test -> new Split(allBut(test, folds), folds.get(test)))
        .toList();
  }

  private static List<List<Row>> deal(
      List<Row> rows, ToIntFunction<Row> stratum, int count, long seed) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    List<List<Row>> folds =
        Stream.generate(() -> (List<Row>) new ArrayList<Row>()).limit(count).toList();
    int next = 0;
    for (int label : rows.stream().mapToInt(stratum).distinct().sorted().toArray()) {
      for (Row row : shuffled) {
        if (stratum.applyAsInt(row) == label) {
          folds.get(next++ % count).add(row);
        }
      }
    }
    return folds;
  }

  private static List<Row> allBut(int test, List<List<Row>> folds) {
    return IntStream.range(0, folds.size())
        .filter(fold -> fold != test)
        .mapToObj(folds::get)
        .flatMap(List::stream)
        .toList();
  }
}
