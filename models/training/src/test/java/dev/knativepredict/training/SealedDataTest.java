package dev.knativepredict.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.testgraphs.WeightGraph;
import dev.knativepredict.training.data.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs whose weights are in files beside them. */
class SealedDataTest {

  private static final byte[] WEIGHT = {0, 0, 64, 64};

  @TempDir Path directory;

  @Test
  void dataAreSealedWithTheGraphAndNothingElseOfItsFolder() throws Exception {
    Path graph = graph("weights/w.bin");
    Files.createDirectories(directory.resolve("weights"));
    Files.write(directory.resolve("weights/w.bin"), WEIGHT);
    Files.write(directory.resolve("weights/other.bin"), WEIGHT);

    ModelDirectory sealed = ModelDirectory.open(seal(graph));

    assertThat(sealed.manifest().files()).containsKey("weights/w.bin");
    assertThat(sealed.path().resolve("weights/other.bin")).doesNotExist();
    assertThat(Validate.check(sealed.path(), line -> {})).contains("golden row");
  }

  @Test
  void aLinkIsSealedAsWhatItStandsFor() throws Exception {
    Path graph = graph("w.bin");
    Path blobs = Files.createDirectories(directory.resolve("../blobs").normalize());
    Files.write(blobs.resolve("blob"), WEIGHT);
    Files.createSymbolicLink(directory.resolve("w.bin"), blobs.resolve("blob"));

    Path sealed = seal(graph);

    assertThat(sealed.resolve("w.bin")).isRegularFile().hasBinaryContent(WEIGHT);
    assertThat(Files.isSymbolicLink(sealed.resolve("w.bin"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../w.bin", "/etc/hostname", "a/../../w.bin"})
  void dataOutsideOfTheFolderAreRefused(String location) throws Exception {
    Path graph = graph(location);

    assertThatThrownBy(() -> seal(graph))
        .isInstanceOf(BadInput.class)
        .hasMessageMatching("(?s).*(outside of its folder|in its own folder).*");
    assertThat(directory.resolve("models/heavy")).doesNotExist();
  }

  @Test
  void missingDataAreNamed() throws Exception {
    Path graph = graph("w.bin");

    assertThatThrownBy(() -> seal(graph))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("its data file 'w.bin' is missing; copy it beside the graph");
  }

  /** By a path that is not the shortest: it changes nothing. */
  private Path seal(Path graph) throws IOException {
    return Sealing.seal(directory.resolve("models/../models/heavy"), graph, 1, line -> {});
  }

  private Path graph(String location) throws IOException {
    Files.createDirectories(directory.resolve("models"));
    return Files.write(directory.resolve("model.onnx"), WeightGraph.external(location));
  }
}
