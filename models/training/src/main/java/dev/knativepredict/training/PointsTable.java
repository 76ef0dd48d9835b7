package dev.knativepredict.training;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A points card as a table, with which a reader can compute a score. */
final class PointsTable {

  private PointsTable() {}

  static String markdown(PointsCard card) {
    FeatureSettings.Score score = card.settings();
    return """

    ### How to compute `%s`

    Start with %d points and add those of each line. Below %d it is %d, above %d it is %d. Odds of
    1:1 are %d points, and %d more double them.

    | column | what it is | value | points |
    |---|---|---|---|
    %s\
    """
        .formatted(
            score.name(),
            card.base(),
            score.lowest(),
            score.lowest(),
            score.highest(),
            score.highest(),
            score.evenOddsAt(),
            score.doubleOddsEvery(),
            card.lines().stream().map(PointsTable::bins).collect(Collectors.joining()));
  }

  private static String bins(PointsCard.Line line) {
    return IntStream.range(0, line.points().size())
        .mapToObj(bin ->
            "| `%s` | %s | %s | %+d |\n"
                .formatted(
                    line.item().column(),
                    line.item().description(),
                    value(line.item(), bin),
                    line.points().get(bin)))
        .collect(Collectors.joining());
  }

  private static String value(FeatureSettings.Item item, int bin) {
    List<Double> above = item.above();
    if (above == null) {
      return bin == 0 ? "otherwise" : String.valueOf(item.is());
    }
    if (bin == 0) {
      return "up to " + plain(above.getFirst());
    }
    String from = "above " + plain(above.get(bin - 1));
    return bin == above.size() ? from : from + ", up to " + plain(above.get(bin));
  }

  /** A number without a needless point or exponent. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
