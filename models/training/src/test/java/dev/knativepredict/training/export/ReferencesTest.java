package dev.knativepredict.training.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Reference;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.training.Program;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

  @ParameterizedTest
  @ValueSource(strings = {"credit", "penguins"})
  void everyFeatureAndAnswerIsSpreadOverSharesThatSumToOne(String model) {
    ModelDirectory sealed = ModelDirectory.open(Program.MODELS.resolve(model).resolve("1"));
    Reference reference = Reference.read(sealed.bytes("reference.json"));

    assertThat(reference.rows()).isEqualTo(requireNonNull(sealed.manifest().data()).rows());
    assertThat(reference.features().keySet())
        .containsExactlyInAnyOrderElementsOf(
            sealed.manifest().signature().features().stream().map(Feature::name).toList());
    Stream.of(
            reference.features().values().stream(),
            reference.probabilities().values().stream(),
            Stream.of(reference.predictions()))
        .flatMap(spreads -> spreads)
        .forEach(spread -> assertThat(sum(spread)).as("%s", spread).isCloseTo(1, within(1e-5)));
  }

  @Test
  void missingAndPresentValuesAreCounted() {
    ModelDirectory sealed = ModelDirectory.open(Program.MODELS.resolve("penguins/1"));
    Reference reference = Reference.read(sealed.bytes("reference.json"));

    assertThat(reference.features().get("sex"))
        .isInstanceOfSatisfying(
            Spread.Categories.class,
            sex -> {
              assertThat(sex.missing()).isCloseTo(11 / 344.0, within(1e-6));
              assertThat(sex.shares().get("female")).isCloseTo(165 / 344.0, within(1e-6));
            });
    assertThat(reference.features().get("body_mass"))
        .isInstanceOfSatisfying(
            Spread.Bins.class,
            mass -> {
              assertThat(mass.missing()).isCloseTo(2 / 344.0, within(1e-6));
              assertThat(mass.edges()).isSorted().contains(4050.0);
              assertThat(mass.shares()).hasSize(mass.edges().size() + 1);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit", "penguins"})
  void goldenRowsCoverEveryLabelAndTheRange(String model) {
    ModelDirectory sealed = ModelDirectory.open(Program.MODELS.resolve(model).resolve("1"));
    List<GoldenRow.Rows> rows = GoldenRow.readRows(sealed.bytes(Manifest.GOLDEN));

    assertThat(rows).hasSizeGreaterThanOrEqualTo(60);
    assertThat(rows.stream().collect(Collectors.groupingBy(GoldenRow.Rows::label)).values())
        .allSatisfy(ofALabel -> assertThat(ofALabel).hasSizeGreaterThanOrEqualTo(20));
    assertThat(
            rows.stream()
                .map(row -> requireNonNull(row.answer().probabilities()).getFirst().getFirst()))
        .anyMatch(p -> p < 0.05)
        .anyMatch(p -> p > 0.4 && p < 0.6)
        .anyMatch(p -> p > 0.9);
  }

  private static double sum(Spread spread) {
    return spread.missing()
        + switch (spread) {
          case Spread.Bins bins -> bins.shares().stream().mapToDouble(Double::doubleValue).sum();
          case Spread.Categories categories ->
              categories.shares().values().stream().mapToDouble(Double::doubleValue).sum();
        };
  }
}
