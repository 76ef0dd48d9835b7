package dev.knativepredict.manifest;

import java.util.List;
import java.util.stream.IntStream;

/** Twenty bins of the same width for the probability of the predicted label. */
public final class ConfidenceBins {

  public static final int COUNT = 20;

  /** Their upper edges, in order. */
  public static final List<String> NAMES =
      IntStream.rangeClosed(1, COUNT).mapToObj(i -> Double.toString(i / (double) COUNT)).toList();

  private ConfidenceBins() {}

  /** The position of a probability's bin, which holds its upper edge. */
  public static int place(double probability) {
    return Math.clamp((int) Math.ceil(probability * COUNT) - 1, 0, COUNT - 1);
  }
}
