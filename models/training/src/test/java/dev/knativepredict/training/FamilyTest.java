package dev.knativepredict.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.data.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A family that is one file and one line goes all the way: {@code NearestCentroid}. */
class FamilyTest {

  private static final Path SPEC = Path.of("src/test/resources/centroid/model.yaml");

  @TempDir Path folder;

  @BeforeEach
  void copySpecificationAndData() throws IOException {
    Files.copy(SPEC, folder.resolve("model.yaml"));
    StringBuilder data = new StringBuilder("a,b,label\n");
    for (int i = 0; i < 60; i++) {
      data.append("%d.%d,%d,%s\n".formatted(i % 3, i % 7, i % 5 - i % 3, "xyz".charAt(i % 3)));
    }
    Files.writeString(folder.resolve("data.csv"), data);
  }

  @Test
  void itIsTrainedJudgedExportedSealedAndValidated() throws Exception {
    Path sealed = Train.train(folder, 1, line -> {});

    assertThat(Validate.check(sealed, line -> {})).contains("holds: seal, signature, 60 golden");
    assertThat(ModelDirectory.open(sealed).manifest().training())
        .containsEntry("trainer", "nearest centroid")
        .containsEntry("sharpness", "0.5")
        .containsEntry("folds", "5")
        .doesNotContainKey("cost");
    assertThat(sealed.resolve("CARD.md")).content().contains("### Centroids");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sharpness: 0.5   | sharpness: -1           | trainer.sharpness: a number above 0, not -1
          sharpness: 0.5   | sharpness: 0            | trainer.sharpness: a number above 0, not 0
          sharpness: 0.5   | sharpness: much         | trainer.sharpness: a number above 0, not much
          sharpness: 0.5   | sharpness: 0.5, cost: 1 | trainer.cost: unknown; the family has [sharpness]
          family: centroid | family: forest          | trainer.family: 'forest' is none of [
          family: centroid | cost: 1                 | trainer.sharpness: unknown; the family has [cost]
          """)
  void aSettingThatItDoesNotHaveOrThatIsInvalidIsNamed(String right, String wrong, String reason)
      throws Exception {
    Path spec = folder.resolve("model.yaml");
    Files.writeString(spec, Files.readString(spec).replace(right, wrong));

    assertThatThrownBy(() -> Train.train(folder, 1, line -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(spec + ": " + reason);
  }
}
