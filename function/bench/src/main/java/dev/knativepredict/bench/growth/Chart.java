package dev.knativepredict.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A chart of measured values, with one line per server.
 *
 * @param xTitle what grows
 * @param yTitle what is measured
 * @param lines by name of the line and x: the y values of all rounds
 */
public record Chart(
    String xTitle, String yTitle, Map<String, SortedMap<Integer, List<Double>>> lines) {

  Chart(String xTitle, String yTitle) {
    this(xTitle, yTitle, new TreeMap<>());
  }

  List<Double> xValues() {
    return lines.values().stream()
        .flatMap(line -> line.keySet().stream())
        .map(Integer::doubleValue)
        .toList();
  }

  List<Double> yValues() {
    return lines.values().stream()
        .flatMap(line -> line.values().stream())
        .flatMap(List::stream)
        .toList();
  }

  void add(String line, int x, double y) {
    lines
        .computeIfAbsent(line, _ -> new TreeMap<>())
        .computeIfAbsent(x, _ -> new ArrayList<>())
        .add(y);
  }
}
