package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Feature.Encoding;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.testgraphs.IdentityGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A sealed model whose features fill tensors of many types, and whose answer is its inputs. */
class AnyModelTest {

  private static final List<TensorSpec> INPUTS =
      List.of(
          tensor("an id", Datatype.INT64, -1),
          tensor("u/64", Datatype.UINT64, -1, 1),
          tensor("at", Datatype.FP64, -1),
          tensor("m:0", Datatype.FP32, -1, 4),
          tensor("note", Datatype.BYTES, -1, 2),
          tensor("small", Datatype.INT8, -1, 2),
          tensor("half", Datatype.FP16, -1));
  private static final String ROW =
      """
      {"features":[9007199254740993,18446744073709551615,1732600000123.456,1.5,true,"b","ü","y",true,"y",0.1]}\
      """;

  private static Front front;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    seal(directory);
    front = FrontEnd.underTest().start(Environment.of(directory));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @Test
  void everyDigitIsKept() {
    JsonNode answer = front.predict(ROW).ok();

    assertThat(answer.get("prediction"))
        .hasToString(
            "[{\"y 0\":9007199254740993,\"y 1\":[18446744073709551615],\"y 2\":1.732600000123456E12,"
                + "\"y 3\":[1.5,1.0,0.0,1.0],\"y 4\":[\"ü\",\"y\"],\"y 5\":[1,1],\"y 6\":0.099975586}]");
    assertThat(answer.get("model").stringValue()).isEqualTo("mixed");
  }

  @Test
  void rowsByNameMayLeaveOutWhatIsOptional() {
    JsonNode answer =
        front
            .predict(
                "{\"instances\":[{\"id\":51.0,\"unsigned\":1e3,\"at\":0,\"note\":\"\",\"good\":false,\"half\":1},"
                    + "{\"half\":2,\"good\":true,\"note\":\"n\",\"at\":-1,\"unsigned\":0,\"id\":-1}]}")
            .ok();

    assertThat(answer.at("/prediction/0"))
        .hasToString(
            "{\"y 0\":51,\"y 1\":[1000],\"y 2\":0.0,\"y 3\":[\"NaN\",0.0,0.0,0.0],\"y 4\":[\"\",\"\"],"
                + "\"y 5\":[0,-1],\"y 6\":1.0}");
    assertThat(answer.at("/prediction/1/y 0")).hasToString("-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id       | 51.5                 | must be a whole number from -9223372036854775808 to 9223372036854775807",
        "id       | 9223372036854775808  | must be a whole number from -9223372036854775808 to 9223372036854775807",
        "id       | 1e1000000000         | must be a whole number from -9223372036854775808 to 9223372036854775807",
        "id       | \"51\"               | must be a number",
        "id       | true                 | must be a number",
        "id       | null                 | must not be null",
        "unsigned | -1                   | must be a whole number from 0 to 18446744073709551615",
        "unsigned | 18446744073709551616 | must be a whole number from 0 to 18446744073709551615",
        "at       | 1e400                | is too large for the model's numbers (FP64)",
        "half     | 65536                | is too large for the model's numbers (FP16)",
        "good     | 1                    | must be true or false",
        "note     | 7                    | must be a text",
        "note     | \"\\ud800\"          | must be a text",
        "kind     | \"z\"                | must be one of [a, b]",
        "code     | []                   | must be one of [x, y]",
      })
  void whatATensorCantHoldIsRefusedByItsPlace(String feature, String value, String detail) {
    JsonNode problem =
        front
            .predict(
                "{\"instances\":[{\"id\":1,\"unsigned\":1,\"at\":1,\"note\":\"\",\"good\":true,\"half\":1},{%s\"%s\":%s}]}"
                    .formatted(others(feature), feature, value))
            .problem(400);

    assertThat(problem.at("/violations/0/pointer").stringValue())
        .isEqualTo("/instances/1/" + feature);
    assertThat(problem.at("/violations/0/detail").stringValue())
        .isEqualTo("'%s' %s".formatted(feature, detail));
    assertThat(problem.get("violations").size()).isEqualTo(1);
  }

  private static String others(String feature) {
    Map<String, String> row =
        new TreeMap<>(
            Map.of(
                "id",
                "1",
                "unsigned",
                "1",
                "at",
                "1",
                "note",
                "\"\"",
                "good",
                "true",
                "half",
                "1"));
    row.remove(feature);
    StringBuilder others = new StringBuilder();
    row.forEach((name, value) -> others.append("\"%s\":%s,".formatted(name, value)));
    return others.toString();
  }

  @Test
  void theDescriptionHasTheRightTypesAndItsExampleIsAnswered() {
    JsonNode operation = front.get("/openapi.json").ok().at("/paths/~1predict/post");
    JsonNode body = operation.at("/requestBody/content/application~1json");
    JsonNode items = body.at("/schema/oneOf/0/properties/features/oneOf/0/prefixItems");

    assertThat(items.at("/0/type").stringValue()).isEqualTo("integer");
    assertThat(items.at("/1/maximum")).hasToString("18446744073709551615");
    assertThat(items.at("/2/type").stringValue()).isEqualTo("number");
    assertThat(items.at("/6/type").stringValue()).isEqualTo("string");
    assertThat(items.at("/8/type").stringValue()).isEqualTo("boolean");
    for (String example : List.of("row", "named")) {
      front.predict(body.at("/examples/%s/value".formatted(example)).toString()).ok();
    }
    assertThat(
            operation
                .at(
                    "/responses/200/content/application~1json/schema/properties/prediction/items/properties/y 4/items/type")
                .stringValue())
        .isEqualTo("string");
  }

  private static void seal(Path directory) throws IOException {
    IdentityGraph graph = new IdentityGraph();
    int[] types = {7, 13, 11, 1, 8, 3, 10};
    for (int i = 0; i < types.length; i++) {
      long[] shape = INPUTS.get(i).shape().stream().mapToLong(Long::longValue).toArray();
      graph.with(INPUTS.get(i).name(), "y " + i, types[i], shape);
    }
    Files.write(directory.resolve(Manifest.MODEL), graph.bytes());
    String golden =
        GoldenRow.read(
                "{\"request\":{\"instances\":[{\"id\":1,\"unsigned\":2,\"at\":3,\"note\":\"n\",\"good\":true,\"half\":4}]},"
                    + "\"answer\":{\"prediction\":[{\"y 0\":1,\"y 1\":[2],\"y 2\":3.0,\"y 3\":[\"NaN\",0.0,0.0,0.0],"
                    + "\"y 4\":[\"n\",\"\"],\"y 5\":[1,-1],\"y 6\":4.0}],\"probabilities\":null},\"label\":null}")
            .line();
    Files.writeString(directory.resolve(Manifest.GOLDEN), golden + "\n");
    List<TensorSpec> outputs = new ArrayList<>();
    for (TensorSpec input : INPUTS) {
      outputs.add(new TensorSpec("y " + outputs.size(), input.datatype(), input.shape()));
    }
    Signature signature = new Signature(features(), INPUTS, outputs, new Output.Tensors(null));
    ModelDirectory.seal(
        directory,
        new Manifest(
            "mixed",
            "1",
            "its inputs",
            signature,
            ModelDirectory.hashes(directory),
            null,
            new TreeMap<>(),
            Map.of()));
  }

  private static List<Feature> features() {
    return List.of(
        new Feature.Numeric("id", null, "an id", null, null, null, 7, null),
        new Feature.Numeric("unsigned", null, "u/64", "pieces", 0.0, null, 7, null),
        new Feature.Numeric("at", "milliseconds", "at", null, null, null, 7.5, null),
        new Feature.Numeric("size", null, "m:0", "m", null, 9.0, 7.5, Double.NaN),
        new Feature.Flag("nice", null, "m:0", true, false),
        new Feature.Categorical(
            "kind", null, "m:0", List.of("a", "b"), Encoding.ONE_HOT, "a", true),
        new Feature.Text("note", null, "note", "hello", null),
        new Feature.Categorical("word", null, "note", List.of("x", "y"), Encoding.TEXT, "x", true),
        new Feature.Flag("good", null, "small", true, null),
        new Feature.Categorical("code", null, "small", List.of("x", "y"), Encoding.CODE, "y", true),
        new Feature.Numeric("half", null, "half", null, null, null, 0.5, null));
  }

  private static TensorSpec tensor(String name, Datatype datatype, long... shape) {
    return new TensorSpec(name, datatype, Arrays.stream(shape).boxed().toList());
  }
}
