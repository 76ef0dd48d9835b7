package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SizesTest {

  private static final Sizes SIZES =
      Sizes.of(
          "registry.example/predict@sha256:0",
          List.of(
              new Sizes.Part("base image", 0, 5_700_000),
              new Sizes.Part("model", 2_040_000, 1_250_000)));

  @Test
  void theTotalsAreTheSumsOfTheParts() {
    assertThat(SIZES.raw()).isEqualTo(2_040_000);
    assertThat(SIZES.compressed()).isEqualTo(6_950_000);
  }

  @Test
  void theTableIsInMegabytes() {
    assertThat(SIZES.table())
        .isEqualTo(
            """
            part                           on disk, MB download, MB
            base image                             0.0          5.7
            model                                  2.0          1.3
            total                                  2.0          7.0
            """);
  }

  @Test
  void theJsonIsInBytesByTheNamesThatTheResultsPageReads() {
    JsonNode json = new JsonMapper().readTree(SIZES.json());

    assertThat(json.path("image").asString()).isEqualTo("registry.example/predict@sha256:0");
    assertThat(json.at("/parts/1/name").asString()).isEqualTo("model");
    assertThat(json.at("/parts/1/raw").asLong()).isEqualTo(2_040_000);
    assertThat(json.at("/parts/1/compressed").asLong()).isEqualTo(1_250_000);
    assertThat(json.path("compressed").asLong()).isEqualTo(6_950_000);
  }
}
