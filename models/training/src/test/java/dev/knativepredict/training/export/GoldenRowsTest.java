package dev.knativepredict.training.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.training.Specs;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.fit.Fit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldenRowsTest {

  /** A hundred of each label, and ten without a value. */
  private final List<Row> rows =
      IntStream.range(0, 210)
          .mapToObj(i ->
              new Row(
                  i + 1, Map.of("x", i < 200 ? "" + i : "", "area", "EU"), i / 100 == 1 ? 1 : 0))
          .toList();

  @Test
  void eachLabelHasAsManyRowsAndAFewHaveAMissingValue() {
    List<GoldenRow.Rows> golden = golden(rows);

    assertThat(golden).filteredOn(row -> Objects.equals(row.label(), 1)).hasSize(30);
    assertThat(golden).filteredOn(row -> Objects.equals(row.label(), 0)).hasSizeBetween(30, 35);
    assertThat(golden)
        .filteredOn(row -> row.request().instances().getFirst().containsValue(null))
        .hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void theyReachFromTheLeastToTheMostProbableRow() {
    List<Double> xs =
        golden(rows.subList(0, 200)).stream()
            .map(row -> (Double) requireNonNull(row.request().instances().getFirst().get("x")))
            .toList();

    assertThat(xs).hasSize(60).contains(0.0, 99.0, 100.0, 199.0);
  }

  @Test
  void allRowsOfARareLabelAreTaken() {
    List<Row> rare = rows.stream().filter(row -> row.label() == 0 || row.line() <= 103).toList();

    assertThat(golden(rare)).filteredOn(row -> Objects.equals(row.label(), 1)).hasSize(3);
  }

  private static List<GoldenRow.Rows> golden(List<Row> rows) {
    return GoldenRow.readRows(GoldenRows.lines(Fit.of(Specs.small(), rows), rows).getBytes(UTF_8));
  }
}
