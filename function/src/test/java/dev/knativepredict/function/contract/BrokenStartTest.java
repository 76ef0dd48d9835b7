package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenStartTest {

  @TempDir Path model;

  @BeforeEach
  void copyTheModel() throws IOException {
    try (var files = Files.list(Environment.CREDIT)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void aWrongByteIsSaid() throws Exception {
    byte[] graph = Files.readAllBytes(model.resolve("model.onnx"));
    graph[graph.length / 2] ^= 1;
    Files.write(model.resolve("model.onnx"), graph);

    assertThat(lineOf(Map.of())).contains("model.onnx has SHA-256", "the manifest says");
  }

  @Test
  void aMissingFileIsSaid() throws Exception {
    Files.delete(model.resolve("reference.json"));

    assertThat(lineOf(Map.of())).contains("reference.json can't be read");
  }

  @Test
  void aMissingManifestIsSaid() throws Exception {
    Files.delete(model.resolve("manifest.json"));

    assertThat(lineOf(Map.of())).contains("manifest.json can't be read");
  }

  @Test
  void aManifestThatIsNoJsonIsSaid() throws Exception {
    Files.writeString(model.resolve("manifest.json"), "{");

    assertThat(lineOf(Map.of())).contains("manifest.json: invalid JSON");
  }

  @Test
  void aGraphThatIsNoneIsSaid() throws Exception {
    Files.writeString(model.resolve("model.onnx"), "no graph");
    seal(signature -> signature);

    assertThat(lineOf(Map.of())).contains("onnxruntime refuses the graph");
  }

  @Test
  void aGraphOtherThanTheSignatureIsSaid() throws Exception {
    seal(signature ->
        new Signature(
            signature.features(),
            new TensorSpec("rows", Datatype.FP32, signature.input().shape()),
            signature.output()));

    assertThat(lineOf(Map.of())).contains("the graph has no input tensor 'rows', it has [input]");
  }

  @Test
  void aShapeOtherThanTheSignatureIsSaid() throws Exception {
    seal(signature ->
        new Signature(
            signature.features(),
            signature.input(),
            new Output.Classes(
                new TensorSpec("output", Datatype.FP32, List.of(TensorSpec.ANY, 3L)),
                List.of(0, 1, 2),
                "")));

    assertThat(lineOf(Map.of())).contains("output 'output' has shape");
  }

  @Test
  void aTypeOtherThanTheGraphsIsSaid() throws Exception {
    seal(signature ->
        new Signature(
            signature.features(),
            new TensorSpec("input", Datatype.FP64, signature.input().shape()),
            signature.output()));

    assertThat(lineOf(Map.of())).contains("input 'input' is FP32 in the graph, FP64");
  }

  @Test
  void aTypeThatDoesNotExistIsSaid() throws Exception {
    Path manifest = model.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("FP32", "COMPLEX"));

    assertThat(lineOf(Map.of()))
        .contains("/signature/input/datatype is 'COMPLEX', not one of [BOOL, ");
  }

  @Test
  void aGoldenAnswerThatIsNotGivenIsSaid() throws Exception {
    Path golden = model.resolve("golden.jsonl");
    Files.writeString(
        golden,
        Files.readString(golden)
            .replace("\"prediction\":[1]", "\"prediction\":[9]")
            .replace("\"prediction\":[0]", "\"prediction\":[9]"));
    seal(signature -> signature);

    assertThat(lineOf(Map.of())).contains("golden request {\"instances\"", "is answered with");
  }

  @Test
  void aLimitThatTheModelsOwnRowsBreakIsSaid() throws Exception {
    assertThat(lineOf(Map.of("MAX_BODY_BYTES", "10")))
        .contains("golden request", "is refused: BodyTooLong[limit=10]");
  }

  @Test
  void aSettingThatCantBeIsSaid() throws Exception {
    assertThat(lineOf(Map.of("MAX_ROWS", "many")))
        .contains("MAX_ROWS is 'many', not a whole number from 1 to 1000000");
    assertThat(lineOf(Map.of("PORT", "65536"))).contains("PORT is '65536'");
    assertThat(lineOf(Map.of("LOG_FORMAT", "xml"))).contains("LOG_FORMAT is 'xml', not ");
  }

  @Test
  void aFunctionThatCantBeServedIsSaid() throws Exception {
    assertThat(lineOf(Map.of("FUNCTIONS", "no.such.Function")))
        .contains("FUNCTIONS is 'no.such.Function', not a class on the class path");
    assertThat(lineOf(Map.of("FUNCTIONS", BrokenFunctions.class.getName())))
        .contains("FUNCTIONS is '" + BrokenFunctions.class.getName());
  }

  @Test
  void aPortThatIsTakenIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(lineOf(Map.of("PORT", port))).contains("port " + port + " can't be opened");
      assertThat(lineOf(Map.of("MANAGEMENT_PORT", port)))
          .contains("port " + port + " can't be opened");
    }
  }

  private void seal(UnaryOperator<Signature> change) throws IOException {
    Manifest was = ModelDirectory.open(Environment.CREDIT).manifest();
    Files.delete(model.resolve("manifest.json"));
    ModelDirectory.seal(
        model,
        new Manifest(
            was.name(),
            was.version(),
            was.description(),
            change.apply(was.signature()),
            ModelDirectory.hashes(model),
            was.data(),
            was.metrics(),
            was.training()));
  }

  /** The one line that a process says before it ends by itself, never having been ready. */
  private String lineOf(Map<String, String> variables) throws Exception {
    try (Program program = Program.start(model, variables)) {
      String output = program.output();
      assertThat(program.exitCode()).isEqualTo(1);
      assertThat(output.lines()).as(output).hasSize(1);
      return output;
    }
  }
}
