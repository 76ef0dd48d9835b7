package dev.knativepredict.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stratified folds: of the same size, and each with the same shares of the labels. */
public final class Folds {

  private Folds() {}

  /** One way to split the rows into two parts. */
  public record Split(List<Row> training, List<Row> test) {}

  /** One split per fold, with the fold as its test part; the same seed gives the same folds. */
  public static List<Split> stratified(List<Row> rows, int count, long seed) {
    List<List<Row>> folds = deal(rows, count, seed);
    return IntStream.range(0, count)
        .mapToObj(test -> new Split(allBut(test, folds), folds.get(test)))
        .toList();
  }

  private static List<List<Row>> deal(List<Row> rows, int count, long seed) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    List<List<Row>> folds =
        Stream.generate(() -> (List<Row>) new ArrayList<Row>()).limit(count).toList();
    int next = 0;
    for (int label : rows.stream().mapToInt(Row::label).distinct().sorted().toArray()) {
      for (Row row : shuffled) {
        if (row.label() == label) {
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
