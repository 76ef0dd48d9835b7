package dev.knativepredict.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.testgraphs.StrangeGraph;
import dev.knativepredict.testgraphs.WeightGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidGraphTest {

  @TempDir Path directory;

  @Test
  void anEmptyFileIsCalledThat() throws IOException {
    assertThat(refusal("")).isEqualTo("model.onnx is empty; export or copy it again");
  }

  @Test
  void aGitLfsPointerIsCalledThat() throws IOException {
    assertThat(refusal("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"))
        .isEqualTo("model.onnx is a Git LFS pointer; run 'git lfs pull' for the model itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no graph", "PK\u0003\u0004", "{}", "\u0000\u0000"})
  void anyOtherFileIsNoModel(String content) throws IOException {
    assertThat(refusal(content))
        .isEqualTo("model.onnx is not an ONNX model; export or copy it again");
  }

  @Test
  void aFormatOfTheFutureIsSaid() throws IOException {
    assertThat(refusal(StrangeGraph.format()))
        .matches(
            "model.onnx can't be run: it has IR version 99, onnxruntime reads up to \\d+; "
                + "export it with an older version of onnx");
  }

  @Test
  void operatorsOfTheFutureAreSaid() throws IOException {
    assertThat(refusal(StrangeGraph.operators()))
        .matches(
            "model.onnx can't be run: it has operator set 99 of ai.onnx, onnxruntime has up to "
                + "(\\d+); export it with opset \\1");
  }

  @Test
  void anUnknownOperatorIsNamed() throws IOException {
    assertThat(refusal(StrangeGraph.operator()))
        .isEqualTo(
            "model.onnx can't be run: onnxruntime has no operator Guess; "
                + "export it with operators of ONNX");
    assertThat(refusal(StrangeGraph.domain())).contains("no operator com.example:Guess;");
  }

  @Test
  void aMissingDataFileIsNamed() throws IOException {
    assertThat(refusal(WeightGraph.external("weights.bin")))
        .isEqualTo(
            "model.onnx can't be run: its external data file weights.bin is missing; "
                + "copy it beside the graph");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../weights.bin", "/etc/hosts"})
  void dataOutsideOfTheFolderAreRefused(String location) throws IOException {
    assertThat(refusal(WeightGraph.external(location)))
        .startsWith("model.onnx can't be run: its external data have to be in its own folder");
  }

  private String refusal(String content) throws IOException {
    return refusal(content.getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("model.onnx"), content);
    InvalidGraph[] refusal = new InvalidGraph[1];
    assertThatThrownBy(() -> Graph.open(file, 1))
        .isInstanceOfSatisfying(InvalidGraph.class, e -> refusal[0] = e)
        .message()
        .doesNotContain("\n");
    return String.valueOf(refusal[0].getMessage());
  }
}
