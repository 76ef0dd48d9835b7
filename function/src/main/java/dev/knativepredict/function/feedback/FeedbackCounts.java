package dev.knativepredict.function.feedback;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many answers were right, and what the others should have been. */
public final class FeedbackCounts {

  static final String OTHER = "(other)";

  private static final int MOST = 5_000;

  /** What the counts are told to. */
  public interface Reader {

    /**
     * Rows by the label that was predicted, and by the one that came later.
     *
     * @param correct whether both are the same, which their names may no longer say
     */
    void rows(Answerer by, String predicted, String actual, boolean correct, long rows);

    /** Rows by the bin of their confidence, and by whether their answer was right. */
    void confidence(Answerer by, String bin, boolean correct, long rows);
  }

  private record Labels(Answerer by, String predicted, String actual, boolean correct) {

    static Labels others(boolean correct) {
      return new Labels(Answerer.OTHERS, OTHER, OTHER, correct);
    }
  }

  private record Confidence(Answerer by, String bin, boolean correct) {

    static Confidence others(boolean correct) {
      return new Confidence(Answerer.OTHERS, OTHER, correct);
    }
  }

  private final int most;
  private final Map<Labels, Long> labels = new LinkedHashMap<>();
  private final Map<Confidence, Long> confidence = new LinkedHashMap<>();

  FeedbackCounts() {
    this(MOST);
  }

  /**
   * None so far.
   *
   * @param most how many are told apart, by labels and again by confidence; then others have one
   */
  FeedbackCounts(int most) {
    this.most = most;
  }

  /** Counts rows, all at once. */
  public synchronized void add(Collection<Match.Row> rows) {
    for (Match.Row row : rows) {
      boolean correct = row.correct();
      add(
          labels,
          new Labels(row.by(), row.predicted(), row.actual(), correct),
          Labels.others(correct));
      if (row.bin() != null) {
        add(confidence, new Confidence(row.by(), row.bin(), correct), Confidence.others(correct));
      }
    }
  }

  private <K> void add(Map<K, Long> counts, K key, K others) {
    boolean fits = counts.size() < most || counts.containsKey(key);
    counts.merge(fits ? key : others, 1L, Long::sum);
  }

  /** Tells all counts. */
  public synchronized void show(Reader reader) {
    labels.forEach(
        (key, rows) -> reader.rows(key.by, key.predicted, key.actual, key.correct, rows));
    confidence.forEach((key, rows) -> reader.confidence(key.by, key.bin, key.correct, rows));
  }
}
