package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.testgraphs.IdentityGraph;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    assertThat(lineOf(Map.of())).contains("manifest.json: invalid JSON at line 1, column ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\" : \"credit\" | \"name\" : \"credit\", \"name\" : \"credit\" | Duplicate",
        "\"unit\"           | \"unity\"             | /signature/features/0/unity is unknown",
        "\"labels\" : [ 0,  | \"labels\" : [ null,  | /signature/output/labels/0 is not a value",
        "\"CARD.md\"        | \"../CARD.md\"        | files: '../CARD.md' is not a file name",
        "\"CARD.md\"        | \"a\\u0000b\"       | files: 'a?b' is not a file name",
        "\"CARD.md\"        | \"CARDS.md\"          | CARDS.md can't be read",
      })
  void aManifestThatSaysWhatItMustNotIsSaid(String was, String is, String reason) throws Exception {
    Path manifest = model.resolve("manifest.json");
    String json = Files.readString(manifest);
    assertThat(json).contains(was);
    Files.writeString(
        manifest, json.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is)));

    assertThat(lineOf(Map.of())).contains("MODEL: ", reason);
  }

  @Test
  void anEmptyManifestIsSaid() throws Exception {
    Files.writeString(model.resolve("manifest.json"), "");

    assertThat(lineOf(Map.of())).contains("manifest.json: it is empty");
  }

  @Test
  void aFileThatIsNotSealedIsSaid() throws Exception {
    Files.writeString(model.resolve("notes.txt"), "later");

    assertThat(lineOf(Map.of())).contains("notes.txt is not in the manifest");
  }

  @ParameterizedTest
  @CsvSource({"'',golden.jsonl has no rows", "'{}',golden.jsonl: /request is missing"})
  void goldenRowsThatAreNoneAreSaid(String golden, String reason) throws Exception {
    Files.writeString(model.resolve("golden.jsonl"), golden);
    seal(signature -> signature);

    assertThat(lineOf(Map.of())).contains(reason);
  }

  @Test
  void aTemporaryDirectoryThatCannotBeWrittenIsSaid() throws Exception {
    Map<String, String> options = Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=/proc/no");

    try (Program program = Program.start(model, options)) {
      String output = program.output();
      assertThat(program.exitCode()).isEqualTo(1);
      assertThat(output).contains("onnxruntime can't be loaded").doesNotContain("\tat ");
    }
  }

  @Test
  void aPathThatTheLocaleCannotExpressIsSaid() throws Exception {
    assertThat(lineOf(Map.of("MODEL", "/models/kr\u00e4dit", "LC_ALL", "C"))).contains("MODEL");
  }

  @Test
  void aGraphThatIsNoneIsSaid() throws Exception {
    Files.writeString(model.resolve("model.onnx"), "no graph");
    seal(signature -> signature);

    assertThat(lineOf(Map.of()))
        .contains("model.onnx is not an ONNX model; export or copy it again");
  }

  @Test
  void aTensorThatCantBeAskedForByItsNameIsSaid() throws Exception {
    byte[] graph = new IdentityGraph().with("input", "🐧", 1, -1, 3).bytes();
    Files.write(model.resolve("model.onnx"), graph);
    seal(signature -> signature);

    assertThat(lineOf(Map.of())).contains("tensor '🐧' has a name with characters beyond U+FFFF");
  }

  @Test
  void aGraphOtherThanTheSignatureIsSaid() throws Exception {
    seal(signature -> credit("input", "rows", Datatype.FP32, 2));

    assertThat(lineOf(Map.of())).contains("the graph has no output tensor 'rows', it has [output]");
  }

  @Test
  void aShapeOtherThanTheSignatureIsSaid() throws Exception {
    seal(signature -> credit("input", "output", Datatype.FP32, 3));

    assertThat(lineOf(Map.of())).contains("output 'output' has shape");
  }

  @Test
  void aTypeOtherThanTheGraphsIsSaid() throws Exception {
    seal(signature -> credit("input", "output", Datatype.FP64, 2));

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
    assertThat(lineOf(Map.of("FUNCTIONS", UninitializedFunction.class.getName())))
        .contains("FUNCTIONS is '" + UninitializedFunction.class.getName(), "can be initialized");
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

  private static Signature credit(String input, String output, Datatype datatype, int labels) {
    List<Object> names = List.of("a", "b", "c");
    return new Signature(
        List.of(),
        List.of(new TensorSpec(input, datatype, List.of(TensorSpec.ANY, 3L))),
        List.of(new TensorSpec(output, Datatype.FP32, List.of(TensorSpec.ANY, (long) labels))),
        new Output.Classes(names.subList(0, labels), null, output, ""));
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
