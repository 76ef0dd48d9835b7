package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a node downloads: the image of the last {@code make image}. */
final class ImageSizeIT {

  private static final Path SIZES = Path.of("../target/image.json");

  @Test
  void anImageToDownloadHasAtMost80Megabytes() {
    long compressed = new JsonMapper().readTree(SIZES).path("compressed").asLong();
    assertThat(compressed).isPositive().isLessThanOrEqualTo(80_000_000);
  }
}
