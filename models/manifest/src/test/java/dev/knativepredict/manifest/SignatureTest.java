package dev.knativepredict.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.Feature.Encoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SignatureTest {

  private static final TensorSpec MATRIX = tensor("x", Datatype.FP32, -1, 4);
  private static final TensorSpec NOTE = tensor("the note", Datatype.BYTES, -1, 1);
  private static final TensorSpec DAY = tensor("day", Datatype.INT64, -1);
  private static final TensorSpec LABEL = tensor("label", Datatype.INT64, -1);
  private static final TensorSpec SHARES = tensor("shares", Datatype.FP32, -1, 2);
  private static final Feature SEX =
      new Feature.Categorical("sex", null, "x", List.of("f", "m"), Encoding.ONE_HOT, "f", true);
  private static final Feature AGE =
      new Feature.Numeric("age", "in 2020", "x", "years", 18.0, 84.5, 35.5, Double.NaN);
  private static final Feature OWNS = new Feature.Flag("owns", null, "x", true, false);
  private static final Feature TEXT = new Feature.Text("note", "free", "the note", "ü\"", null);
  private static final Feature ON =
      new Feature.Numeric("day", null, "day", null, null, null, 3, null);

  @Test
  void everyKindOfFeatureIsReadAsItWasWritten() {
    for (Output output :
        List.of(
            new Output.Classes(List.of(0, 3_000_000_000L), "label", "shares", "d"),
            new Output.Classes(List.of("a", "b"), null, "shares", null),
            new Output.Classes(List.of("a", "b"), "label", null, null),
            new Output.Value("label", "EUR", "d"),
            new Output.Value("label", null, null),
            new Output.Tensors("d"))) {
      Signature signature =
          new Signature(
              List.of(TEXT, SEX, AGE, OWNS, ON),
              List.of(MATRIX, NOTE, DAY),
              List.of(LABEL, SHARES),
              output);
      assertThat(read(new JsonMapper().writeValueAsString(signature))).isEqualTo(signature);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../credit/1", "../penguins/1"})
  void theFormOfEarlierVersionsIsReadAsOneInputAndOneOutput(String model) throws Exception {
    Signature signature =
        ManifestReader.manifest(
                JsonElement.read(Files.readAllBytes(Path.of(model, "manifest.json"))))
            .signature();

    assertThat(signature.inputs()).extracting(TensorSpec::name).containsExactly("input");
    assertThat(signature.outputs()).extracting(TensorSpec::name).containsExactly("output");
    assertThat(signature.features()).allMatch(feature -> feature.input().equals("input"));
    assertThat(((Output.Classes) signature.output()).probabilities()).isEqualTo("output");
  }

  @Test
  void eachFeatureFillsTheNextColumnsOfItsTensor() {
    Signature signature =
        new Signature(
            List.of(AGE, TEXT, SEX, OWNS),
            List.of(NOTE, MATRIX),
            List.of(LABEL),
            new Output.Tensors(null));

    assertThat(signature.featuresOf("x")).containsExactly(AGE, SEX, OWNS);
    assertThat(signature.columns("x")).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FP32  | -1 2   | x | input: the features fill 1 columns of 'x', the tensor's shape is [-1, 2]",
        "FP32  | -1 1 1 | x | input: the features fill 1 columns of 'x', the tensor's shape is [-1, 1, 1]",
        "FP32  |        | x | input: the features fill 1 columns of 'x', the tensor's shape is []",
        "FP32  | -1 1   | y | a: no tensor 'y' in [x]",
        "BYTES | -1 1   | x | features: 'a' can't be in 'x', which is BYTES",
        "BOOL  | -1     | x | features: 'a' can't be in 'x', which is BOOL",
        "INT8  | -1     | x | features: 'a' is INT8, its example 0.5 and whenMissing null have to be whole numbers that fit",
      })
  void aFeatureThatDoesNotFitItsTensorIsRefused(
      Datatype datatype, @Nullable String shape, String input, String why) {
    long[] dimensions =
        shape == null
            ? new long[0]
            : List.of(shape.split(" ")).stream().mapToLong(Long::parseLong).toArray();
    Feature number = new Feature.Numeric("a", null, input, null, null, null, 0.5, null);

    assertThatThrownBy(() ->
            new Signature(
                List.of(number),
                List.of(tensor("x", datatype, dimensions)),
                List.of(LABEL),
                new Output.Tensors(null)))
        .hasMessage(why);
  }

  @Test
  void aTextIsNeitherANumberNorAreItsCodesATensorOfTexts() {
    Feature text = new Feature.Text("a", null, "x", "", null);
    Feature code = new Feature.Categorical("a", null, "x", List.of("b"), Encoding.CODE, "b", false);

    for (Feature feature : List.of(text, code)) {
      Datatype wrong = feature.equals(text) ? Datatype.FP32 : Datatype.BYTES;
      assertThatThrownBy(() ->
              new Signature(
                  List.of(feature),
                  List.of(tensor("x", wrong, -1)),
                  List.of(LABEL),
                  new Output.Tensors(null)))
          .hasMessage("features: 'a' can't be in 'x', which is " + wrong);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UINT8, 1, true, 'features: ''a'' may be missing, which is the code -1, and ''x'' is UINT8'",
    "BOOL, 1, true, 'features: ''a'' may be missing, which is the code -1, and ''x'' is BOOL'",
    "BOOL, 3, false, 'features: ''a'' has the codes 0 to 2, and ''x'' is BOOL'",
    "INT8, 129, false, 'features: ''a'' has the codes 0 to 128, and ''x'' is INT8'",
    "BF16, 258, false, 'features: ''a'' has the codes 0 to 257, and ''x'' is BF16'",
  })
  void aCodeThatTheTensorCantHoldIsRefused(
      Datatype datatype, int values, boolean optional, String why) {
    assertThatThrownBy(() -> coded(datatype, values, optional)).hasMessage(why);
  }

  @ParameterizedTest
  @CsvSource({"INT8, 128, true", "UINT8, 256, false", "BF16, 257, true", "BOOL, 2, false"})
  void aCodeThatTheTensorCanHoldIsTaken(Datatype datatype, int values, boolean optional) {
    assertThat(coded(datatype, values, optional).features()).hasSize(1);
  }

  private static Signature coded(Datatype datatype, int values, boolean optional) {
    List<String> texts = IntStream.range(0, values).mapToObj(i -> "v" + i).toList();
    return new Signature(
        List.of(new Feature.Categorical("a", null, "x", texts, Encoding.CODE, "v0", optional)),
        List.of(tensor("x", datatype, -1)),
        List.of(LABEL),
        new Output.Tensors(null));
  }

  @Test
  void aValueThatAWholeTensorCantHoldIsRefused() {
    assertThatThrownBy(() ->
            new Signature(
                List.of(new Feature.Numeric("a", null, "x", null, null, null, 1, -1.0)),
                List.of(tensor("x", Datatype.UINT8, -1)),
                List.of(LABEL),
                new Output.Tensors(null)))
        .hasMessage(
            "features: 'a' is UINT8, its example 1.0 and whenMissing -1.0 have to be whole numbers"
                + " that fit");
  }

  @Test
  void anOutputThatItsTensorsCantHoldIsRefused() {
    assertThatThrownBy(() -> answering(new Output.Value("shares", null, null)))
        .hasMessage("output: one value per row, the shape of 'shares' is [-1, 2]");
    assertThatThrownBy(() -> answering(new Output.Value("none", null, null)))
        .hasMessage("output: no tensor 'none' in [label, shares]");
    assertThatThrownBy(() -> answering(new Output.Classes(List.of(1, 2, 3), null, "shares", null)))
        .hasMessage("output: 3 labels, the tensor's shape is [-1, 2]");
    assertThatThrownBy(() -> answering(new Output.Classes(List.of(1, 2), null, null, null)))
        .hasMessage("output: neither a label nor probabilities");
  }

  private static Signature answering(Output output) {
    return new Signature(List.of(), List.of(), List.of(LABEL, SHARES), output);
  }

  private static Signature read(String json) {
    return SignatureReader.signature(JsonElement.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static TensorSpec tensor(String name, Datatype datatype, long... shape) {
    return new TensorSpec(name, datatype, Arrays.stream(shape).boxed().toList());
  }
}
