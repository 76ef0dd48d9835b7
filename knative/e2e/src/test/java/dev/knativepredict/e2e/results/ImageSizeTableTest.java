package dev.knativepredict.e2e.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSizeTableTest {

  @TempDir Path directory;

  @Test
  void theTableHasARowPerPartAndTheTotalInMegabytes() throws IOException {
    assertThat(ImageSizeTable.table(file(), "registry/predict@sha256:1"))
        .containsExactly(
            "| part | on disk, MB | download, MB |",
            "|---|--:|--:|",
            "| model | 2.0 | 1.3 |",
            "| **total** | 2.0 | 7.0 |");
  }

  @Test
  void sizesOfAnotherImageAreNotShown() throws IOException {
    assertThat(ImageSizeTable.table(file(), "registry/predict@sha256:2"))
        .singleElement()
        .asString()
        .endsWith("registry/predict@sha256:2");
  }

  private Path file() throws IOException {
    return Files.writeString(
        directory.resolve("image.json"),
        """
        {"image": "registry/predict@sha256:1",
         "parts": [{"name": "model", "raw": 2040000, "compressed": 1250000}],
         "raw": 2040000, "compressed": 6950000}
        """);
  }
}
