package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.openapi.Schemas;
import dev.knativepredict.manifest.Datatype;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schemas of a tensor's elements. */
final class Numbers {

  private static final double MOST_FP16 = 65_504;
  private static final double MOST_BF16 = 0x1.fep127;

  private Numbers() {}

  /** One element of a response. */
  static ObjectNode element(Datatype datatype) {
    return switch (datatype) {
      case BYTES -> Schemas.type("string");
      case BOOL -> Schemas.type("boolean");
      case FP16, BF16, FP32, FP64 -> fraction();
      default -> limit(datatype, Schemas.type("integer"));
    };
  }

  /** JSON has no number for three of them. */
  private static ObjectNode fraction() {
    ObjectNode special = Schemas.object();
    special.putArray("enum").add("NaN").add("Infinity").add("-Infinity");
    ObjectNode number = Schemas.object();
    number.putArray("oneOf").add(Schemas.type("number")).add(special);
    return number;
  }

  /** Adds the least and the greatest number that the type can hold. */
  static ObjectNode limit(Datatype datatype, ObjectNode schema) {
    return switch (datatype) {
      case FP64, BOOL, BYTES -> schema;
      case FP32 -> limit(Float.MAX_VALUE, schema);
      case FP16 -> limit(MOST_FP16, schema);
      case BF16 -> limit(MOST_BF16, schema);
      default -> schema.put("minimum", datatype.least()).put("maximum", datatype.most());
    };
  }

  private static ObjectNode limit(double most, ObjectNode schema) {
    return schema.put("minimum", -most).put("maximum", most);
  }
}
