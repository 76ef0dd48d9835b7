package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.TensorSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tensors as a signature of MLflow has them: with NumPy's types, as JSON. */
final class NumpyTypes {

  private static final JsonMapper JSON = new JsonMapper();

  private NumpyTypes() {}

  /** The list of some tensors. */
  static String json(List<TensorSpec> tensors) {
    return JSON.writeValueAsString(tensors.stream().map(NumpyTypes::spec).toList());
  }

  private static Map<String, Object> spec(TensorSpec tensor) {
    return Map.of(
        "name", tensor.name(),
        "type", "tensor",
        "tensor-spec", Map.of("dtype", type(tensor), "shape", tensor.shape()));
  }

  private static String type(TensorSpec tensor) {
    return switch (tensor.datatype()) {
      case BOOL -> "bool";
      case BYTES -> "str";
      case FP16 -> "float16";
      case FP32 -> "float32";
      case FP64 -> "float64";
      case BF16 ->
          throw new RegistryRefused(
              "the tensor '%s' is of BF16, which a signature of MLflow can't say"
                  .formatted(tensor.name()));
      case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> lower(tensor.datatype());
    };
  }

  private static String lower(Datatype datatype) {
    return datatype.name().toLowerCase(Locale.ROOT);
  }
}
