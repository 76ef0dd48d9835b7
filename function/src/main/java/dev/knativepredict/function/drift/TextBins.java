package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Reference.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A few texts, no text, and any other text. */
final class TextBins {

  static final String MISSING = "(missing)";
  static final String UNKNOWN = "(unknown)";

  private final Map<String, Integer> places = new HashMap<>();
  private final int[] positions;
  final Bins bins;

  /**
   * Bins for texts.
   *
   * @param texts in the order of their positions
   * @param spread of the training data; null if it isn't known
   */
  TextBins(List<String> texts, Spread.@Nullable Categories spread) {
    List<String> names = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (String text : texts) {
      add(text, spread == null ? 0 : spread.shares().getOrDefault(text, 0.0), names, shares);
    }
    add(MISSING, spread == null ? 0 : spread.missing(), names, shares);
    add(UNKNOWN, 0, names, shares);
    positions = texts.stream().mapToInt(this::place).toArray();
    bins = new Bins(names, spread == null ? List.of() : shares);
  }

  /** A text that is one of the two names shares a bin with it. */
  private void add(String name, double share, List<String> names, List<Double> shares) {
    Integer place = places.putIfAbsent(name, names.size());
    if (place == null) {
      names.add(name);
      shares.add(share);
    } else {
      shares.set(place, shares.get(place) + share);
    }
  }

  int place(String text) {
    Integer place = places.get(text.isEmpty() ? MISSING : text);
    return place == null ? unknown() : place;
  }

  /**
   * The bin of a text by its position.
   *
   * @param position -1 for none
   */
  int place(long position) {
    if (position == -1) {
      return missing();
    }
    return position >= 0 && position < positions.length ? positions[(int) position] : unknown();
  }

  int missing() {
    return place(MISSING);
  }

  private int unknown() {
    return places.getOrDefault(UNKNOWN, 0);
  }
}
