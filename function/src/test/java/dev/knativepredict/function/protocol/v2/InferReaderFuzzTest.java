package dev.knativepredict.function.protocol.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.onnx.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** A body is refused, or its tensors have no more elements than it can hold. */
class InferReaderFuzzTest {

  private static final Json JSON = new Json(16);

  static Stream<String> seeds() {
    return Stream.of(
        "",
        body("FP32", "[1,3]", "[0.5,-1e3,3]"),
        body("INT64", "[2,1]", "[[9007199254740993],[1]]"),
        body("UINT64", "[1]", "[18446744073709551615]"),
        body("INT64", "[1]", "[1E9254740993]"),
        body("BOOL", "[2]", "[true,false]"),
        body("BYTES", "[]", "\"ä\\ud83d\""),
        body("FP64", "[9223372036854775807,9223372036854775807]", "[]"),
        body("FP16", "[0,3]", "[]"),
        "{\"inputs\":[{\"data\":[[1,2],[3,4]],\"name\":\"x\",\"shape\":[2,2],\"datatype\":\"INT8\"}]}");
  }

  private static String body(String datatype, String shape, String data) {
    return """
    {"id":"1","parameters":{"a":1},"inputs":[{"name":"x","datatype":"%s","shape":%s,"data":%s}],\
    "outputs":[{"name":"y"}]}\
    """
        .formatted(datatype, shape, data);
  }

  @MethodSource("seeds")
  @FuzzTest
  void aBodyIsRefusedOrHoldsItsTensors(@NotNull String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    InferBody body = read(bytes);
    if (body != null) {
      assertThat(body.inputs().values().stream().mapToInt(InferReaderFuzzTest::elements).sum())
          .isLessThanOrEqualTo(bytes.length);
    }
  }

  private static @Nullable InferBody read(byte[] bytes) {
    try {
      return InferReader.read(JSON, bytes);
    } catch (Refused e) {
      return null;
    }
  }

  private static int elements(Tensor tensor) {
    return tensor instanceof Tensor.Numbers numbers
        ? numbers.count()
        : ((Tensor.Texts) tensor).values().size();
  }
}
