package dev.knativepredict.release.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.knativepredict.release.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

  private static final Instant END = Instant.parse("2026-11-27T12:00:00Z");
  private static final TimeGrid GRID = new TimeGrid(END, Duration.ofHours(1), 4);

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.25",
    "1, 1, 0.25",
    "3, 3, 1",
    "7, 8, 2",
    "9.5, 10, 2.5",
    "100, 100, 25",
    "101, 150, 50",
    "0.004, 0.004, 0.001"
  })
  void aScaleEndsAtARoundNumberThatHasRoomForAll(double most, double top, double interval) {
    Scale scale = Scale.upTo(most);
    assertThat(scale.top()).isCloseTo(top, offset(1e-12));
    assertThat(scale.interval()).isCloseTo(interval, offset(1e-12));
  }

  @Test
  void areasAreOnTopOfEachOtherWithGapsWhereThereIsNothing() {
    Line lower = new Line("a", Colour.BLUE, List.of(1.0, 1.0, Double.NaN, 3.0));
    Line upper = new Line("b", Colour.ORANGE, List.of(1.0, 0.0, 0.0, 1.0));
    String picture =
        text(new StackedArea(GRID, "requests", List.of(lower, upper), List.of()).picture("x"));
    assertThat(picture)
        .contains(
            "d=\"M0 750L250 750L250 750L500 750L500 1000L250 1000L250 1000L0 1000Z"
                + "M750 250L1000 250L1000 1000L750 1000Z\"")
        .contains(
            "d=\"M0 500L250 500L250 750L500 750L500 750L250 750L250 750L0 750Z"
                + "M750 0L1000 0L1000 250L750 250Z\"")
        .contains("until 27 Nov 12:00\na: 3 requests\nb: 1 requests</title>");
  }

  @Test
  void sharesAddUpToAHundredInEachStep() {
    Line lower = new Line("a", Colour.BLUE, List.of(1.0, 1.0, Double.NaN, 3.0));
    Line upper = new Line("b", Colour.ORANGE, List.of(1.0, 0.0, 0.0, 1.0));
    StackedArea shares = StackedArea.shares(GRID, List.of(lower, upper), List.of());
    assertThat(shares.lines().getFirst().values()).containsExactly(50.0, 100.0, Double.NaN, 75.0);
    assertThat(shares.lines().getLast().values()).containsExactly(50.0, 0.0, Double.NaN, 25.0);
    assertThat(shares.table().rows())
        .containsExactly(
            List.of("27 Nov 09:00", "50", "50"),
            List.of("27 Nov 10:00", "100", "0"),
            List.of("27 Nov 12:00", "75", "25"));
  }

  @Test
  void aLineHasAGapWhereNothingIsKnownAndADotIsStillSeen() {
    Line line = new Line("p99", Colour.SKY, List.of(4.0, Double.NaN, 2.0, 2.0));
    assertThat(text(new LineChart(GRID, "ms", List.of(line), List.of()).picture("x")))
        .contains("d=\"M125 0h0M625 500L875 500\"");
  }

  @Test
  void timesOnTheAxisAreRoundAndFewerThanSeven() {
    for (int hours = 1; hours < 2000; hours += 7) {
      TimeGrid grid = TimeGrid.of(END, Duration.ofHours(hours));
      assertThat(new TimeTicks(grid).times())
          .as("%d h", hours)
          .hasSizeBetween(2, 6)
          .allMatch(time -> time.getEpochSecond() % 60 == 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "604800, 96, 6300",
    "86400, 96, 900",
    "3600, 90, 40",
    "90, 9, 10",
    "97, 1, 97",
    "1, 1, 1"
  })
  void stepsAddUpToTheWindow(long seconds, int steps, long step) {
    TimeGrid grid = TimeGrid.of(END, Duration.ofSeconds(seconds));
    assertThat(grid.steps()).isEqualTo(steps);
    assertThat(grid.step()).hasSeconds(step);
    assertThat(grid.length()).hasSeconds(seconds);
    assertThat(grid.ends().getLast()).isEqualTo(END);
  }

  private static String text(Node node) {
    StringBuilder page = new StringBuilder();
    node.writeTo(page);
    return page.toString();
  }
}
