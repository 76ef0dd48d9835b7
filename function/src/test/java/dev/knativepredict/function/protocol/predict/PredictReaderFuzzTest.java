package dev.knativepredict.function.protocol.predict;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.knativepredict.function.features.EncodedRows;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** A body is refused, or each of its rows is in the tensors, with finite numbers only. */
class PredictReaderFuzzTest {

  private static final Json JSON = new Json(16);
  private static final Signature SIGNATURE =
      new Signature(
          List.of(
              new Feature.Numeric("age", null, "x", null, 0.0, 120.0, 35.0, 30.0),
              new Feature.Numeric("since", null, "n", null, null, null, 1.0, null)),
          List.of(
              new TensorSpec("x", Datatype.FP32, List.of(TensorSpec.ANY, 1L)),
              new TensorSpec("n", Datatype.INT64, List.of(TensorSpec.ANY, 1L))),
          List.of(new TensorSpec("y", Datatype.FP32, List.of(TensorSpec.ANY, 1L))),
          new Output.Value("y", null, null));
  private static final PredictReader READER =
      new PredictReader(SIGNATURE, Settings.from(Map.of()).limits());

  static Stream<String> seeds() {
    return Stream.of(
        "",
        "{\"features\":[35,9007199254740993]}",
        "{\"features\":[[35,1],[null,51.0]]}",
        "{\"instances\":[{\"age\":35,\"since\":1},{\"since\":2}]}",
        "{\"features\":[1e400,51.5]}",
        "{\"features\":[1,1E9254740993]}",
        "{\"features\":[[1,2],3],\"instances\":[]} x",
        "{\"instances\":[{\"since\":1,\"since\":2,\"o\":[{}]}]}");
  }

  @MethodSource("seeds")
  @FuzzTest
  void aBodyIsRefusedOrItsRowsAreInTheTensors(@NotNull String text) {
    EncodedRows rows = read(text);
    if (rows != null) {
      Tensor.Numbers ages = (Tensor.Numbers) requireNonNull(rows.inputs().get("x"));
      Tensor.Numbers since = (Tensor.Numbers) requireNonNull(rows.inputs().get("n"));
      assertThat(ages.count()).isEqualTo(since.count());
      for (int row = 0; row < ages.count(); row++) {
        assertThat(ages.floatAt(row)).isFinite();
      }
    }
  }

  private static @Nullable EncodedRows read(String text) {
    try {
      return JSON.read(text.getBytes(StandardCharsets.UTF_8), READER::read);
    } catch (Refused e) {
      return null;
    }
  }
}
