package dev.knativepredict.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "../w",
        "/etc/hostname",
        "a/../../w",
        "a/../w",
        "a//b",
        "a\\b",
        "c:/w",
        "a\nb"
      })
  void aPathThatMayLeadOutOfTheFolderIsRefused(String path) {
    assertThatThrownBy(() -> new ArtifactPath(path)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ArtifactPath("data/model.onnx").beside(path))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dataAreNamedRelativeToTheFolderOfTheGraph() {
    assertThat(new ArtifactPath("data/model.onnx").beside("weights/w.bin").value())
        .isEqualTo("data/weights/w.bin");
    assertThat(new ArtifactPath("model.onnx").beside("w.bin").value()).isEqualTo("w.bin");
  }
}
