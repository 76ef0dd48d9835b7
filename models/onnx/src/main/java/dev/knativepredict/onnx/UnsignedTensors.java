package dev.knativepredict.onnx;

import static dev.knativepredict.onnx.Protobuf.field;
import static dev.knativepredict.onnx.Protobuf.message;
import static dev.knativepredict.onnx.Protobuf.number;
import static dev.knativepredict.onnx.Protobuf.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.knativepredict.manifest.Datatype;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tensors of UINT16, UINT32 and UINT64, which onnxruntime's Java API can't make: a graph of one
 * Cast makes them of the signed ones, bit by bit.
 */
final class UnsignedTensors {

  private static final int INT = 2;

  private static final Map<Datatype, OrtSession> CASTS = new EnumMap<>(Datatype.class);

  private UnsignedTensors() {}

  /**
   * The unsigned tensor of the same bits.
   *
   * @param signed is closed
   */
  // The session is kept for good; the result's only value is what is returned.
  @SuppressWarnings("MustBeClosed")
  static OnnxTensor of(OrtEnvironment environment, Datatype unsigned, OnnxTensor signed)
      throws OrtException {
    try (signed) {
      return (OnnxTensor) cast(environment, unsigned).run(Map.of("x", signed)).get(0);
    }
  }

  private static synchronized OrtSession cast(OrtEnvironment environment, Datatype unsigned)
      throws OrtException {
    OrtSession cast = CASTS.get(unsigned);
    if (cast == null) {
      cast = open(environment, unsigned);
      CASTS.put(unsigned, cast);
    }
    return cast;
  }

  /** See onnx.proto for the numbers. */
  private static OrtSession open(OrtEnvironment environment, Datatype unsigned)
      throws OrtException {
    int to =
        switch (unsigned) {
          case UINT16 -> 4;
          case UINT32 -> 12;
          case UINT64 -> 13;
          default -> throw new IllegalArgumentException(unsigned + " needs no cast");
        };
    int from = unsigned == Datatype.UINT16 ? 5 : to - 6;
    byte[] attribute = message(text(1, "to"), number(3, to), number(20, INT));
    byte[] node = message(text(1, "x"), text(2, "y"), text(4, "Cast"), field(5, attribute));
    return TinyGraph.open(
        environment,
        13,
        field(1, node),
        text(2, "cast"),
        field(11, Protobuf.tensor("x", from)),
        field(12, Protobuf.tensor("y", to)));
  }
}
