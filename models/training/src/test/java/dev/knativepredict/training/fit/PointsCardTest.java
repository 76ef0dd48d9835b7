package dev.knativepredict.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.knativepredict.training.data.CardItem;
import dev.knativepredict.training.data.FeatureSpec;
import dev.knativepredict.training.data.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointsCardTest {

  /** The more months, the more often label 1; the owner makes no difference. */
  private final List<Row> rows =
      IntStream.range(0, 300)
          .mapToObj(i -> row("" + i % 30, i % 4 < 2 ? "yes" : "no", i / 30 < i % 30 / 3 ? 1 : 0))
          .toList();

  @Test
  void theFirstBinHasNoPointsAndBetterOnesHaveMore() {
    PointsCard card = card(600, 40, 0, 1000);

    assertThat(card.lines().getFirst().points()).hasSize(3).isSorted().startsWith(0);
    assertThat(card.lines().getFirst().points().getLast()).isGreaterThan(100);
    assertThat(card.lines().getLast().points().getLast()).isCloseTo(0, within(10));
  }

  @Test
  void evenOddsMoveTheBaseAlone() {
    PointsCard card = card(600, 40, 0, 1000);
    PointsCard moved = card(500, 40, 0, 1000);

    assertThat(moved.base()).isEqualTo(card.base() - 100);
    assertThat(moved.lines()).isEqualTo(card.lines());
  }

  @Test
  void twiceThePointsToDoubleTheOddsAreTwiceThePoints() {
    int points = card(600, 40, 0, 1000).lines().getFirst().points().getLast();

    assertThat(card(600, 80, 0, 1000).lines().getFirst().points().getLast())
        .isCloseTo(2 * points, within(1));
  }

  @Test
  void aScoreIsTheSumWithinTheLimits() {
    PointsCard card = card(600, 40, 0, 1000);
    double sum = card.base() + card.lines().getFirst().points().get(1);

    assertThat(card.score(row("15", "no", 0))).isEqualTo(sum);
    assertThat(card(600, 40, 0, 10).score(row("15", "no", 0))).isEqualTo(10);
    assertThat(card(600, 40, 900, 1000).score(row("15", "no", 0))).isEqualTo(900);
  }

  private PointsCard card(int evenOddsAt, int doubleOddsEvery, int lowest, int highest) {
    List<CardItem> items =
        List.of(
            new CardItem("months", "d", List.of(9.0, 19.0), null),
            new CardItem("owner", "d", null, "yes"));
    return PointsCard.fit(
        new FeatureSpec.Score(
            "s", "d", "u", evenOddsAt, doubleOddsEvery, lowest, highest, null, null, items),
        rows,
        1);
  }

  private static Row row(String months, String owner, int label) {
    return new Row(1, Map.of("months", months, "owner", owner), label);
  }
}
