package dev.knativepredict.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.training.Specs;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

  private final List<Row> rows =
      IntStream.range(0, 103).mapToObj(i -> new Row(i, Map.of(), i % 5 == 0 ? 1 : 0)).toList();

  @Test
  void everyRowIsTestedOnceByAFitThatHasNotSeenIt() {
    List<Folds.Split> splits = Folds.of(Specs.small().target(), rows, 10, 7);

    assertThat(splits.stream().flatMap(split -> split.test().stream()))
        .containsExactlyInAnyOrderElementsOf(rows);
    assertThat(splits)
        .allSatisfy(split -> {
          assertThat(split.training()).doesNotContainAnyElementsOf(split.test());
          assertThat(split.training().size() + split.test().size()).isEqualTo(rows.size());
        });
  }

  @Test
  void everyFoldHasTheLabelsSharesAndTheSameSize() {
    assertThat(Folds.of(Specs.small().target(), rows, 10, 7))
        .allSatisfy(split -> {
          assertThat(split.test()).hasSizeBetween(10, 11);
          assertThat(split.test()).filteredOn(row -> row.label() == 1).hasSizeBetween(2, 3);
        });
  }

  @Test
  void theSeedDecides() {
    assertThat(Folds.of(Specs.small().target(), rows, 10, 7))
        .isEqualTo(Folds.of(Specs.small().target(), rows, 10, 7));
    assertThat(Folds.of(Specs.small().target(), rows, 10, 7))
        .isNotEqualTo(Folds.of(Specs.small().target(), rows, 10, 8));
  }

  @Test
  void rowsOfANumberAreDealtByTheSeedAlone() {
    Target value = new Target.Value("y", "EUR", "d");

    assertThat(Folds.of(value, rows, 10, 7))
        .allSatisfy(split -> assertThat(split.test()).hasSizeBetween(10, 11));
    assertThat(Folds.of(value, rows, 10, 7)).isNotEqualTo(Folds.of(value, rows, 10, 8));
  }
}
