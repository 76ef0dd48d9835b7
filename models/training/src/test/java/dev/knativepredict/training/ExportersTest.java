package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphRun;
import dev.knativepredict.onnx.Tensor;
import dev.knativepredict.training.run.Elements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What src/test/python/exporters.py wrote, with the answers of Python's onnxruntime. */
@Tag("exporters")
class ExportersTest {

  private static final Path EXPORTED = Path.of("../../target/exported");
  private static final Path PAGE = Path.of("../../docs/adopt.md");

  /** A run may add up in another order than Python's did, if the processor has other units. */
  private static final double BOUND = 1e-6;

  private static final List<String> TABLE = new ArrayList<>();

  @TempDir Path models;

  static List<Path> exported() throws IOException {
    try (Stream<Path> folders = Files.list(EXPORTED)) {
      return folders.sorted().toList();
    }
  }

  @AfterAll
  static void printTheTable() {
    TABLE.stream().sorted().forEach(System.out::println);
  }

  @ParameterizedTest
  @MethodSource("exported")
  void anExportedModelAnswersAsInPythonAndCanBeSealed(Path exported) throws Exception {
    JsonNode answers = new JsonMapper().readTree(exported.resolve("answers.json"));
    Map<String, Tensor> expected = tensors(answers.get("outputs"));

    double difference = difference(run(exported, tensors(answers.get("inputs"))), expected);

    String name = exported.getFileName().toString();
    TABLE.add(
        "| %s | %s |".formatted(name, difference == 0 ? "bit for bit" : "within " + difference));
    assertThat(difference).isLessThanOrEqualTo(BOUND);
    assertThat(Files.readString(PAGE)).contains("| `%s` |".formatted(name));
    sealsAndHolds(exported, name);
  }

  private void sealsAndHolds(Path exported, String name) throws Exception {
    Path folder = models.resolve(name);
    Path sealed = Sealing.seal(folder, exported.resolve("model.onnx"), 1, line -> {});
    assertThat(Validate.check(sealed, line -> {})).contains("holds");
    Path again = Sealing.seal(folder, exported.resolve("model.onnx"), 2, line -> {});
    assertThat(again.resolve("golden.jsonl"))
        .hasSameBinaryContentAs(sealed.resolve("golden.jsonl"));
  }

  private static Map<String, Tensor> run(Path exported, Map<String, Tensor> inputs)
      throws Exception {
    try (Graph graph = Graph.open(exported.resolve("model.onnx"), 1);
        GraphRun run = graph.newRun()) {
      List<String> names = graph.outputs().stream().map(output -> output.name()).toList();
      return run.run(inputs, new LinkedHashSet<>(names));
    }
  }

  private static Map<String, Tensor> tensors(JsonNode list) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (JsonNode json : list) {
      List<Long> shape = json.get("shape").valueStream().map(JsonNode::asLong).toList();
      List<Object> values = json.get("data").valueStream().map(ExportersTest::value).toList();
      Datatype datatype = Datatype.valueOf(json.get("datatype").asString());
      tensors.put(json.get("name").asString(), Elements.tensor(datatype, shape, values));
    }
    return tensors;
  }

  private static Object value(JsonNode json) {
    return json.isString()
        ? json.asString()
        : json.isBoolean() ? (Object) json.asBoolean() : json.numberValue();
  }

  /** The largest difference of two numbers; infinite where something else differs. */
  private static double difference(Map<String, Tensor> found, Map<String, Tensor> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    double largest = 0;
    for (String name : expected.keySet()) {
      Tensor one = requireNonNull(found.get(name));
      Tensor other = requireNonNull(expected.get(name));
      assertThat(one.datatype()).isEqualTo(other.datatype());
      assertThat(one.shape()).isEqualTo(other.shape());
      largest = Math.max(largest, difference(Elements.values(one), Elements.values(other)));
    }
    return largest;
  }

  private static double difference(List<Object> found, List<Object> expected) {
    double largest = 0;
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i) instanceof Double number && found.get(i) instanceof Double other) {
        largest = Math.max(largest, Math.abs(number - other));
      } else if (!expected.get(i).equals(found.get(i))) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return largest;
  }
}
