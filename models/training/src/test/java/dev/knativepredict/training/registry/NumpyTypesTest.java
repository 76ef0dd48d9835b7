package dev.knativepredict.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NumpyTypesTest {

  @ParameterizedTest
  @CsvSource({
    "BOOL, bool",
    "BYTES, str",
    "FP16, float16",
    "FP32, float32",
    "FP64, float64",
    "INT8, int8",
    "INT64, int64",
    "UINT16, uint16"
  })
  void eachTypeIsCalledAsNumPyCallsIt(Datatype datatype, String name) {
    JsonNode tensors = new JsonMapper().readTree(NumpyTypes.json(List.of(tensor(datatype))));

    assertThat(tensors.at("/0/name").asString()).isEqualTo("x");
    assertThat(tensors.at("/0/type").asString()).isEqualTo("tensor");
    assertThat(tensors.at("/0/tensor-spec/dtype").asString()).isEqualTo(name);
    assertThat(tensors.at("/0/tensor-spec/shape")).hasToString("[-1,3]");
  }

  @Test
  void aTypeThatNumPyDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> NumpyTypes.json(List.of(tensor(Datatype.BF16))))
        .isInstanceOf(RegistryRefused.class)
        .hasMessageStartingWith("the tensor 'x' is of BF16");
  }

  private static TensorSpec tensor(Datatype datatype) {
    return new TensorSpec("x", datatype, List.of(TensorSpec.ANY, 3L));
  }
}
