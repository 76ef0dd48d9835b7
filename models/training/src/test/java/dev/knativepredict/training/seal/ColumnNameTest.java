package dev.knativepredict.training.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnNameTest {

  private final List<String> said = new ArrayList<>();

  @Test
  void theColumnsOfAMatrixAreCalledAsTheirMakerCallsThem() {
    assertThat(names(matrix(), "income", "age (years)"))
        .containsExactly(
            new ColumnName("income", null), new ColumnName("age_years_", "age (years)"));
    assertThat(said).isEmpty();
  }

  @Test
  void inputsWithOneColumnEachHaveNamesOfTheirOwnInAnyOrder() {
    Signature columns = signature(List.of("income", "age"), List.of(1L, 1L));

    assertThat(names(columns, "age", "income"))
        .containsExactly(new ColumnName("income", null), new ColumnName("age", null));
    assertThat(said).isEmpty();
  }

  @Test
  void theGraphIsBelievedWhereTheNamesDoNotGoWithIt() {
    List<ColumnName> own = List.of(new ColumnName("x_0", null), new ColumnName("x_1", null));

    assertThat(names(matrix())).isEqualTo(own);
    assertThat(names(matrix(), "income")).isEqualTo(own);
    assertThat(names(matrix(), "a b", "a_b")).isEqualTo(own);
    assertThat(said)
        .containsExactly(
            "its signature names 1 columns, the graph has 2; the graph's own names are taken",
            "its signature names 2 columns, some of them twice; the graph's own names are taken");
  }

  private List<ColumnName> names(Signature graph, String... given) {
    return ColumnName.of(graph, List.of(given), said::add);
  }

  private static Signature matrix() {
    return signature(List.of("x"), List.of(2L));
  }

  private static Signature signature(List<String> inputs, List<Long> widths) {
    List<TensorSpec> tensors = new ArrayList<>();
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      String input = inputs.get(i);
      tensors.add(new TensorSpec(input, Datatype.FP32, List.of(TensorSpec.ANY, widths.get(i))));
      for (int column = 0; column < widths.get(i); column++) {
        String name = widths.get(i) == 1 ? input : input + "_" + column;
        features.add(new Feature.Numeric(name, null, input, null, null, null, 0, null));
      }
    }
    TensorSpec output = new TensorSpec("y", Datatype.FP32, List.of(TensorSpec.ANY, 1L));
    return new Signature(features, tensors, List.of(output), new Output.Value("y", null, null));
  }
}
