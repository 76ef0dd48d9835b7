package dev.knativepredict.training.export;

import java.util.List;
import java.util.stream.IntStream;

/** How many rows of the data become golden rows, and which. */
public final class GoldenChoice {

  /** How many, of all labels together. */
  public static final int ROWS = 60;

  /** How many more, of those with missing values. */
  public static final int WITH_MISSING = 5;

  private GoldenChoice() {}

  /** So many at even distances, with the first and the last; all if there are no more. */
  public static <T> List<T> spread(List<T> sorted, int count) {
    int steps = Math.min(count, sorted.size()) - 1;
    return IntStream.rangeClosed(0, steps)
        .mapToObj(i -> sorted.get(i * (sorted.size() - 1) / Math.max(1, steps)))
        .toList();
  }
}
