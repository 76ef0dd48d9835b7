package dev.knativepredict.release.labels;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How often a label was predicted where another one, or the same, turned out to be true.
 *
 * @param cells the rows by both labels
 */
public record Confusion(SortedMap<Cell, Long> cells) {

  public static final Confusion NONE = new Confusion(new TreeMap<>());

  public Confusion {
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  /** One cell of the matrix. */
  public record Cell(String predicted, String actual) implements Comparable<Cell> {

    boolean isRight() {
      return predicted.equals(actual);
    }

    @Override
    public int compareTo(Cell other) {
      int byPredicted = predicted.compareTo(other.predicted);
      return byPredicted != 0 ? byPredicted : actual.compareTo(other.actual);
    }
  }

  /** With more rows in a cell. */
  public Confusion plus(Cell cell, long more) {
    TreeMap<Cell, Long> sum = new TreeMap<>(cells);
    sum.merge(cell, more, Long::sum);
    return new Confusion(sum);
  }

  /** All labels that were predicted or true. */
  public SortedSet<String> labels() {
    TreeSet<String> labels = new TreeSet<>();
    cells
        .keySet()
        .forEach(cell -> {
          labels.add(cell.predicted());
          labels.add(cell.actual());
        });
    return labels;
  }

  /** The rows whose prediction was right. */
  public Proportion accuracy() {
    return sum(cells);
  }

  /** Of the rows for which a label was predicted, those for which it is true. */
  public Proportion precision(String label) {
    TreeMap<Cell, Long> predicted = new TreeMap<>(cells);
    predicted.keySet().removeIf(cell -> !cell.predicted().equals(label));
    return sum(predicted);
  }

  /** Of the rows for which a label is true, those for which it was predicted. */
  public Proportion recall(String label) {
    TreeMap<Cell, Long> actual = new TreeMap<>(cells);
    actual.keySet().removeIf(cell -> !cell.actual().equals(label));
    return sum(actual);
  }

  private static Proportion sum(Map<Cell, Long> cells) {
    return cells.entrySet().stream()
        .map(cell -> new Proportion(cell.getKey().isRight() ? cell.getValue() : 0, cell.getValue()))
        .reduce(Proportion.NONE, Proportion::plus);
  }
}
