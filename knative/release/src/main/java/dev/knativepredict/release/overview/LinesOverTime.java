package dev.knativepredict.release.overview;

import dev.knativepredict.release.evidence.Series;
import dev.knativepredict.release.page.Colour;
import dev.knativepredict.release.page.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Adds up series to the lines of a chart: one for each group, such as a revision. */
final class LinesOverTime {

  /** So many colours can be told apart. */
  static final int MOST = 7;

  private static final String OTHERS = "all others";

  private LinesOverTime() {}

  /**
   * A line for each group that has a value other than 0.
   *
   * @param order of the lines, each with the colour of its place; what isn't in it is one line
   */
  static List<Line> by(Function<Series, String> group, List<String> order, List<Series> series) {
    Map<String, List<Double>> sums = new LinkedHashMap<>();
    order.forEach(name -> sums.put(name, List.of()));
    for (Series one : series) {
      String name = group.apply(one);
      sums.merge(order.contains(name) ? name : OTHERS, one.values(), LinesOverTime::plus);
    }
    List<Line> lines = new ArrayList<>();
    sums.forEach((name, values) -> {
      if (values.stream().anyMatch(value -> value > 0)) {
        int place = order.indexOf(name);
        lines.add(new Line(name, place < 0 ? Colour.GREY : Colour.of(place), values));
      }
    });
    return lines;
  }

  /** The groups with the largest sums, as many as there are colours, in their own order. */
  static List<String> largest(Function<Series, String> group, List<Series> series) {
    Map<String, Double> sums = new LinkedHashMap<>();
    series.forEach(one -> sums.merge(group.apply(one), sum(one), Double::sum));
    List<String> largest =
        sums.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(MOST)
            .map(Map.Entry::getKey)
            .toList();
    return sums.keySet().stream().filter(largest::contains).toList();
  }

  private static double sum(Series series) {
    return series.values().stream().filter(value -> !value.isNaN()).mapToDouble(v -> v).sum();
  }

  /** Not a number counts as nothing where the other is one. */
  private static List<Double> plus(List<Double> one, List<Double> other) {
    return one.isEmpty()
        ? other
        : IntStream.range(0, other.size())
            .mapToObj(step -> plus(one.get(step), other.get(step)))
            .toList();
  }

  private static Double plus(Double one, Double other) {
    return one.isNaN() ? other : other.isNaN() ? one : Double.valueOf(one + other);
  }
}
