package dev.knativepredict.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Split: rows dealt to folds of one size, each with the labels' shares of the whole. */
final class Folds {

  private Folds() {}

  /** One way to cut the rows in two. */
  record Split(List<Row> training, List<Row> test) {}

  /** The folds, each once the test; the same seed deals the same way. */
  static List<Split> stratified(List<Row> rows, int folds, long seed) {
    List<List<Row>> hands = deal(rows, folds, seed);
    return IntStream.range(0, folds)
        .mapToObj(test -> new Split(allBut(test, hands), hands.get(test)))
        .toList();
  }

  private static List<List<Row>> deal(List<Row> rows, int folds, long seed) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    List<List<Row>> hands =
        Stream.generate(() -> (List<Row>) new ArrayList<Row>()).limit(folds).toList();
    int next = 0;
    for (int label : rows.stream().mapToInt(Row::label).distinct().sorted().toArray()) {
      for (Row row : shuffled) {
        if (row.label() == label) {
          hands.get(next++ % folds).add(row);
        }
      }
    }
    return hands;
  }

  private static List<Row> allBut(int test, List<List<Row>> hands) {
    return IntStream.range(0, hands.size())
        .filter(hand -> hand != test)
        .mapToObj(hands::get)
        .flatMap(List::stream)
        .toList();
  }
}
