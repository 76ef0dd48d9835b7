package dev.knativepredict.training.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of examples, by the numbers of their rows, each with the same shares of the labels. */
final class Parts {

  private Parts() {}

  /** At most so many parts, and only as many as the rarest label has rows. */
  static List<int[]> of(Examples rows, int most) {
    List<List<Integer>> byLabel = byLabel(rows);
    int count = Math.min(most, byLabel.stream().mapToInt(List::size).min().orElse(0));
    List<Integer> sorted = byLabel.stream().flatMap(List::stream).toList();
    return IntStream.range(0, count)
        .mapToObj(part ->
            IntStream.range(0, sorted.size())
                .filter(i -> i % count == part)
                .map(sorted::get)
                .sorted()
                .toArray())
        .toList();
  }

  static int[] allBut(int[] part, int rows) {
    return IntStream.range(0, rows).filter(row -> Arrays.binarySearch(part, row) < 0).toArray();
  }

  /** The rows of each label; all rows together where there are no labels. */
  static List<List<Integer>> byLabel(Examples rows) {
    List<List<Integer>> byLabel = new ArrayList<>();
    for (int label = 0; label < Math.max(1, rows.labels()); label++) {
      int index = label;
      byLabel.add(
          IntStream.range(0, rows.size())
              .filter(row -> rows.labels() == 0 || rows.label(row) == index)
              .boxed()
              .toList());
    }
    return byLabel;
  }
}
