package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.training.judge.BelowGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {

  @TempDir Path models;
  private Path sealed = Path.of("");

  @BeforeEach
  void copyASealedModel() throws IOException {
    sealed = Program.sealedCopy("penguins", models);
  }

  @Test
  void theCommittedModelHolds() {
    List<String> progress = new ArrayList<>();

    assertThat(Validate.check(sealed, progress::add))
        .startsWith(sealed + " holds: seal, signature, 65 golden rows, accuracy 0.99");
    assertThat(progress).hasSize(10).allMatch(line -> line.startsWith("  repeat "));
  }

  @Test
  void aWrongByteIsRefused() throws Exception {
    byte[] model = Files.readAllBytes(sealed.resolve("model.onnx"));
    model[model.length / 2] ^= 1;
    Files.write(sealed.resolve("model.onnx"), model);

    refusedFor("model.onnx has SHA-256 ");
  }

  @Test
  void aMissingFileIsRefused() throws Exception {
    Files.delete(sealed.resolve("golden.jsonl"));

    refusedFor("golden.jsonl can't be read");
  }

  @Test
  void swappedLabelsAreRefused() throws Exception {
    replace("manifest.json", "\"Adelie\", \"Chinstrap\"", "\"Chinstrap\", \"Adelie\"");

    refusedFor("golden row 1 is answered with ");
  }

  @Test
  void aGraphOfAnotherShapeIsRefused() throws Exception {
    Files.copy(
        Program.MODELS.resolve("credit/1/model.onnx"),
        sealed.resolve("model.onnx"),
        StandardCopyOption.REPLACE_EXISTING);
    resealed();

    refusedFor("the graph's inputs are [TensorSpec[name=input, datatype=FP32, shape=[-1, 3]]]");
  }

  @Test
  void whatIsNoGraphIsRefused() throws Exception {
    Files.writeString(sealed.resolve("model.onnx"), "no graph");
    resealed();

    refusedFor("model.onnx is not an ONNX model; ");
  }

  @Test
  void anotherGoldenAnswerIsRefused() throws Exception {
    String golden = Files.readString(sealed.resolve("golden.jsonl"));
    Files.writeString(
        sealed.resolve("golden.jsonl"),
        golden.replaceFirst("\"probabilities\":\\[\\[0.", "\"probabilities\":[[0.1"));
    resealed();

    refusedFor("golden row 1 is answered with ");
  }

  @Test
  void aGraphThatWasTrainedOtherwiseIsRefused() throws Exception {
    replace("model.yaml", "cost: 1.0", "cost: 0.1");
    resealed();

    refusedFor("the row of line 2 is answered with ");
  }

  @Test
  void otherDataIsRefused() throws Exception {
    Path data = requireNonNull(sealed.getParent()).resolve("data/penguins.csv");
    Files.writeString(data, Files.readString(data) + "Gentoo,Biscoe,50,15,220,5000,male\n");

    refusedFor("its data data/penguins.csv has SHA-256 ");
  }

  @Test
  void anAccuracyThatWasNeverMeasuredIsRefused() throws Exception {
    replace("manifest.json", "\"value\" : 0.991", "\"value\" : 0.999");

    refusedFor("its accuracy is 0.99");
  }

  @Test
  void anAccuracyBelowTheGateIsRefused() throws Exception {
    replace("model.yaml", "minAccuracy: 0.95", "minAccuracy: 0.995");
    resealed();

    assertThatThrownBy(() -> Validate.check(sealed, line -> {}))
        .isInstanceOf(BelowGate.class)
        .hasMessageMatching("penguins is refused: its accuracy 0.99\\d\\d is below the gate 0.995");
  }

  private void refusedFor(String reason) {
    assertThatThrownBy(() -> Validate.check(sealed, line -> {}))
        .isInstanceOf(BrokenModel.class)
        .message()
        .hasLineCount(1)
        .startsWith("the model in %s is broken: %s".formatted(sealed, reason));
  }

  private void replace(String file, String what, String by) throws IOException {
    String before = Files.readString(sealed.resolve(file));
    assertThat(before).contains(what);
    Files.writeString(sealed.resolve(file), before.replaceFirst(what, by));
  }

  /** Hashes that fit the files again: what somebody would do who wants to be believed. */
  private void resealed() throws IOException {
    String manifest = Files.readString(sealed.resolve("manifest.json"));
    for (Map.Entry<String, Sha256> file : ModelDirectory.hashes(sealed).entrySet()) {
      manifest =
          manifest.replaceFirst(
              "\"%s\" : \"[0-9a-f]{64}\"".formatted(file.getKey()),
              "\"%s\" : \"%s\"".formatted(file.getKey(), file.getValue()));
    }
    Files.writeString(sealed.resolve("manifest.json"), manifest);
  }
}
