package dev.knativepredict.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one number grows with another, a line a server.
 *
 * @param across what grows
 * @param up what is measured
 * @param lines by server, the values of all rounds at each size
 */
public record Curves(
    String across, String up, Map<String, SortedMap<Integer, List<Double>>> lines) {

  Curves(String across, String up) {
    this(across, up, new TreeMap<>());
  }

  void add(String server, int size, double value) {
    lines
        .computeIfAbsent(server, _ -> new TreeMap<>())
        .computeIfAbsent(size, _ -> new ArrayList<>())
        .add(value);
  }
}
