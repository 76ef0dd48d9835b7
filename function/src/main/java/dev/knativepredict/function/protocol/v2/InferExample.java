package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.openapi.Schemas;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.TensorSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A request of zeros, or empty texts, whose sizes are 1 where a request decides. */
final class InferExample {

  private static final long LONGEST = 1_000;

  private InferExample() {}

  /** Whether it is short enough for a page: that for an image is not. */
  static boolean isShort(LoadedModel model) {
    return model.inputs().stream().allMatch(input -> elements(input) <= LONGEST);
  }

  static ObjectNode of(LoadedModel model) {
    ObjectNode request = Schemas.object();
    ArrayNode inputs = request.putArray("inputs");
    for (TensorSpec input : model.inputs()) {
      ObjectNode tensor = inputs.addObject();
      tensor.put("name", input.name());
      tensor.put("datatype", input.datatype().name());
      ArrayNode shape = tensor.putArray("shape");
      input.shape().forEach(size -> shape.add(Math.max(1, size)));
      ArrayNode data = tensor.putArray("data");
      for (long i = 0; i < elements(input); i++) {
        addZero(input.datatype(), data);
      }
    }
    return request;
  }

  private static void addZero(Datatype datatype, ArrayNode data) {
    switch (datatype) {
      case BOOL -> data.add(false);
      case BYTES -> data.add("");
      default -> data.add(0);
    }
  }

  private static long elements(TensorSpec input) {
    return input.shape().stream().reduce(1L, (product, size) -> product * Math.max(1, size));
  }
}
