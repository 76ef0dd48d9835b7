package dev.knativepredict.image;

import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The simplest request with tensors: zeros, and one of whatever size a model leaves open. */
final class ZeroTensors {

  private static final JsonMapper JSON = new JsonMapper();

  private ZeroTensors() {}

  /** The body of a request to {@code infer}. */
  static String body(Signature signature) {
    return JSON.writeValueAsString(
        Map.of("inputs", signature.inputs().stream().map(ZeroTensors::tensor).toList()));
  }

  private static Map<String, Object> tensor(TensorSpec input) {
    List<Long> shape =
        input.shape().stream().map(size -> size == TensorSpec.ANY ? 1 : size).toList();
    long count = shape.stream().reduce(1L, Math::multiplyExact);
    Object zero =
        switch (input.datatype()) {
          case BOOL -> false;
          case BYTES -> "";
          case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> 0;
          case FP16, BF16, FP32, FP64 -> 0.0;
        };
    return Map.of(
        "name", input.name(),
        "datatype", input.datatype(),
        "shape", shape,
        "data", Collections.nCopies(Math.toIntExact(count), zero));
  }
}
