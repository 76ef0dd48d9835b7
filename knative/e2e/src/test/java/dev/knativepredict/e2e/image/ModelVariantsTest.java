package dev.knativepredict.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelVariantsTest {

  private static final Path SHIPPED = Path.of("../../models/credit/1");

  private final ModelDirectory shipped = ModelDirectory.open(SHIPPED);
  private final ModelVariants variants = new ModelVariants(SHIPPED);

  @Test
  void aNewVersionHasAnotherHashAndTheSameGoldenRows() throws Exception {
    ModelDirectory next = ModelDirectory.open(variants.newVersion("next", "2"));

    assertThat(next.manifest().version()).isEqualTo("2");
    assertThat(next.manifest().modelSha256()).isNotEqualTo(shipped.manifest().modelSha256());
    assertThat(next.bytes(Manifest.GOLDEN)).isEqualTo(shipped.bytes(Manifest.GOLDEN));
  }

  @Test
  void swappedLabelsAreSwappedInEachGoldenRow() throws Exception {
    ModelDirectory swapped = ModelDirectory.open(variants.withSwappedLabels());

    List<GoldenRow.Rows> golden = GoldenRow.readRows(swapped.bytes(Manifest.GOLDEN));
    assertThat(golden).hasSameSizeAs(variants.golden());
    for (int i = 0; i < golden.size(); i++) {
      assertThat(golden.get(i).answer().prediction())
          .isNotEqualTo(variants.golden().get(i).answer().prediction());
    }
  }

  @Test
  void aCorruptedModelDoesNotMatchItsSeal() throws Exception {
    Path corrupted = variants.corrupted();

    assertThatThrownBy(() -> ModelDirectory.open(corrupted)).hasMessageContaining("model.onnx");
  }
}
