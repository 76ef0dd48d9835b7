package dev.knativepredict.training.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlModelTest {

  private static final String ONNX = "flavors: {onnx: {data: model.onnx}}\n";

  @Test
  void columnsNameTheFeatures() {
    MlModel model =
        read(
            """
            signature:
              inputs: '[{"type": "double", "name": "income", "required": true}, {"type": "long", "name": "age"}]'
              outputs: '[{"type": "double"}]'
              params: null
            """);

    assertThat(model.graph()).isEqualTo(new ArtifactPath("model.onnx"));
    assertThat(model.features()).containsExactly("income", "age");
  }

  @Test
  void tensorsDontAndOurOwnMetadataDo() {
    String tensors =
        """
        signature:
          inputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 2]}, "name": "x"}]'
        """;

    assertThat(read(tensors).features()).isEmpty();
    assertThat(read(tensors + "metadata: {features: [income, age]}").features())
        .containsExactly("income", "age");
  }

  @Test
  void columnsWithoutNamesAndAMissingSignatureNameNothing() {
    assertThat(read("signature: {inputs: '[{\"type\": \"double\"}]'}").features()).isEmpty();
    assertThat(read("signature: null").features()).isEmpty();
    assertThat(read("").features()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          flavors: {sklearn: {}, python_function: {}} | its flavors are [sklearn, python_function]; only onnx can be served
          run_id: x                                   | its flavors are []; only onnx can be served
          flavors: {onnx: {data: ../model.onnx}}      | '../model.onnx' is not a file inside of the model's folder
          flavors: {onnx: {data: /etc/hostname}}      | '/etc/hostname' is not a file inside of the model's folder
          flavors: [                                  | its file MLmodel is not as MLflow writes it
          """)
  void whatCannotBeTakenIsNamed(String yaml, String reason) {
    assertThatThrownBy(() -> MlModel.read(yaml.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  private static MlModel read(String more) {
    return MlModel.read((ONNX + more).getBytes(UTF_8));
  }
}
