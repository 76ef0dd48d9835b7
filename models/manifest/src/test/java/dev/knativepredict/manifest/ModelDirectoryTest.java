package dev.knativepredict.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDirectoryTest {

  @TempDir Path directory;

  @BeforeEach
  void sealAModel() throws IOException {
    Files.writeString(directory.resolve("model.onnx"), "a graph");
    Files.writeString(directory.resolve("golden.jsonl"), "{}\n");
    ModelDirectory.seal(directory, manifest(directory));
  }

  @Test
  void aSealedDirectorySaysWhatItWasSealedWith() throws IOException {
    ModelDirectory opened = ModelDirectory.open(directory);

    assertThat(opened.manifest()).isEqualTo(manifest(directory));
    assertThat(opened.bytes("model.onnx")).asString().isEqualTo("a graph");
  }

  @Test
  void aChangedByteBreaksTheSeal() throws IOException {
    Files.writeString(directory.resolve("model.onnx"), "a grapf");

    assertThatThrownBy(() -> ModelDirectory.open(directory))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("model.onnx has SHA-256");
  }

  @Test
  void aMissingFileBreaksTheSeal() throws IOException {
    Files.delete(directory.resolve("golden.jsonl"));

    assertThatThrownBy(() -> ModelDirectory.open(directory))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("golden.jsonl can't be read");
  }

  @Test
  void filesInFoldersAreSealedAsWell() throws IOException {
    Files.createDirectories(directory.resolve("weights/a"));
    Files.writeString(directory.resolve("weights/a/1.bin"), "weights");
    ModelDirectory.seal(directory, manifest(directory));

    assertThat(ModelDirectory.open(directory).bytes("weights/a/1.bin")).hasSize(7);
    Files.writeString(directory.resolve("weights/2.bin"), "more");
    assertThatThrownBy(() -> ModelDirectory.open(directory))
        .hasMessageEndingWith("weights/2.bin is not in the manifest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up", "a/../b", "/root", "a//b", "a/", ".hidden", "a/.b", "a\\b", ""})
  void aFileOutsideOfTheDirectoryIsRefused(String name) throws IOException {
    Manifest valid = manifest(directory);
    TreeMap<String, Sha256> files = new TreeMap<>(valid.files());
    files.put(name, valid.modelSha256());

    assertThatThrownBy(() ->
            new Manifest("a", "1", "", valid.signature(), files, null, valid.metrics(), Map.of()))
        .hasMessageContaining("is not a file name");
  }

  @Test
  void aModelThatWasNeverJudgedHasNoData() throws IOException {
    Manifest valid = manifest(directory);
    Manifest unjudged =
        new Manifest(
            "a", "1", "", valid.signature(), valid.files(), null, new TreeMap<>(), Map.of());
    ModelDirectory.seal(directory, unjudged);

    assertThat(ModelDirectory.open(directory).manifest()).isEqualTo(unjudged);
  }

  @Test
  void aManifestThatSaysTooLittleIsRefusedByTheNameOfWhatItLacks() throws IOException {
    Path manifest = directory.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"version\"", "\"varsion\""));

    assertThatThrownBy(() -> ModelDirectory.open(directory))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("/varsion is unknown")
        .message()
        .doesNotContain("\n");
  }

  private static Manifest manifest(Path directory) throws IOException {
    Signature signature =
        new Signature(
            List.of(
                new Feature.Numeric(
                    "age", "the applicant's age", "input", "years", 18.0, 84.0, 35, null),
                new Feature.Categorical(
                    "home",
                    "who owns it",
                    "input",
                    List.of("rent", "own"),
                    Feature.Encoding.ONE_HOT,
                    "own",
                    true)),
            List.of(new TensorSpec("input", Datatype.FP32, List.of(TensorSpec.ANY, 3L))),
            List.of(new TensorSpec("output", Datatype.FP32, List.of(TensorSpec.ANY, 2L))),
            new Output.Classes(List.of(0, 1), null, "output", "1: accepted"));
    return new Manifest(
        "credit",
        "1",
        "Is it accepted?",
        signature,
        ModelDirectory.hashes(directory),
        new Manifest.Data("a book", Sha256.of(new byte[0]), 10),
        new TreeMap<>(Map.of("accuracy", new Manifest.Metric(0.86, 0.01, 10))),
        new TreeMap<>(Map.of("trainer", "logistic regression")));
  }
}
