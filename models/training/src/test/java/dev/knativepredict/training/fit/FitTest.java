package dev.knativepredict.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.training.Specs;
import dev.knativepredict.training.data.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitTest {

  private final List<Row> rows =
      IntStream.range(0, 20).mapToObj(i -> row("" + i, i % 3 == 0 ? "NA" : "EU", i / 10)).toList();

  @Test
  void aValueOfACategoryMayBeNa() {
    assertThat(Fit.of(Specs.small(), rows).instance(row("1", "NA", 0)))
        .isEqualTo(Map.of("x", 1.0, "area", "NA"));
  }

  @Test
  void aMissingCellIsNullWhereTheFeatureAllowsIt() {
    Fit fit = Fit.of(Specs.small(), rows);

    assertThat(fit.instance(row("NA", "EU", 0))).containsEntry("x", null);
    assertThat(fit.instance(row("", "EU", 0))).containsEntry("x", null);
    assertThatThrownBy(() -> fit.instance(row("1", "", 0)))
        .hasMessage("line 1: area: it is missing, and the feature has no 'missing' setting");
  }

  @Test
  void anUnknownValueAndATextForANumberAreNamed() {
    Fit fit = Fit.of(Specs.small(), rows);

    assertThatThrownBy(() -> fit.instance(row("1", "Mars", 0)))
        .hasMessage("line 1: area: 'Mars' is none of [EU, NA]");
    assertThatThrownBy(() -> fit.instance(row("many", "EU", 0)))
        .hasMessage("line 1: x: 'many' is not a number");
    assertThatThrownBy(() -> fit.instance(row("1e101", "EU", 0)))
        .hasMessage("line 1: x: 1.0E101 is too large");
  }

  @Test
  void aFactorIsAppliedInDecimals() {
    Fit fit = Fit.of(Specs.with("unit: u", "unit: u, times: 10000"), rows);

    assertThat(fit.instance(row("4.52", "EU", 0))).containsEntry("x", 45200.0);
  }

  @Test
  void aFeatureHasTheRangeAndTheMedianOfItsRows() {
    assertThat(Fit.of(Specs.small(), rows).features().getFirst())
        .isEqualTo(new Feature.Numeric("x", "d", "input", "u", 0.0, 19.0, 9.5, 9.5));
    assertThat(Fit.of(Specs.with("unit: u", "unit: u, from: 3, example: 7"), rows).features())
        .contains(new Feature.Numeric("x", "d", "input", "u", 3.0, 19.0, 7, 9.5));
  }

  @Test
  void aColumnWithoutAValueInAFoldSaysNothing() {
    Fit fit = Fit.of(Specs.small(), rows.stream().map(row -> row("", "EU", row.label())).toList());

    assertThat(fit.answer(fit.instance(row("1000", "EU", 0))))
        .isEqualTo(fit.answer(fit.instance(row("", "EU", 0))));
  }

  @Test
  void anExampleOutsideOfTheRangeIsRefusedOnlyWhereItIsLookedFor() {
    Fit fit = Fit.of(Specs.with("unit: u", "unit: u, example: 50"), rows);

    assertThatThrownBy(fit::checkExamples)
        .hasMessage("x: the example 50.0 is not within 0.0 and 19.0");
    assertThat(fit.features())
        .contains(new Feature.Numeric("x", "d", "input", "u", 0.0, 19.0, 19, 9.5));
  }

  @Test
  void aMissingNumberIsItsMedianAndACategoryIsOneColumnPerValue() {
    List<Feature> features = Fit.of(Specs.small(), rows).features();

    assertThat(Features.columns(features, Map.of("area", "NA"))).containsExactly(9.5, 0, 1);
    assertThat(Features.columns(features, Map.of("area", "EU", "x", 3))).containsExactly(3, 1, 0);
  }

  @Test
  void theSetOfRowsIsLearned() {
    Fit fit = Fit.of(Specs.small(), rows);

    assertThat(fit.answer(fit.instance(row("0", "EU", 0)))[0]).isGreaterThan(0.9);
    assertThat(fit.answer(fit.instance(row("19", "EU", 0)))[1]).isGreaterThan(0.9);
  }

  private static Row row(String x, String area, int label) {
    return new Row(1, Map.of("x", x, "area", area), label);
  }
}
