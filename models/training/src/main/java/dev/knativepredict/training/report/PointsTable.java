package dev.knativepredict.training.report;

import dev.knativepredict.training.data.CardItem;
import dev.knativepredict.training.data.FeatureSpec;
import dev.knativepredict.training.fit.PointsCard;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A points card as a table from which a reader can compute a score. */
final class PointsTable {

  private PointsTable() {}

  static String markdown(PointsCard card) {
    FeatureSpec.Score score = card.spec();
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

  private static String value(CardItem item, int bin) {
    List<Double> above = item.above();
    if (above == null) {
      return bin == 0 ? "otherwise" : String.valueOf(item.is());
    }
    if (bin == 0) {
      return "up to " + Plain.number(above.getFirst());
    }
    String from = "above " + Plain.number(above.get(bin - 1));
    return bin == above.size() ? from : from + ", up to " + Plain.number(above.get(bin));
  }
}
