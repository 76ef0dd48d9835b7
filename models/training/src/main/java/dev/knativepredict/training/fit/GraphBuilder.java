package dev.knativepredict.training.fit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.TensorSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Builds a graph, node by node, with one input of rows and one output of as many rows. */
public final class GraphBuilder {

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Datatype precision;

  /**
   * An empty graph.
   *
   * @param name what it computes
   * @param input the rows of columns, FP32 or FP64; its datatype is the graph's precision
   */
  public GraphBuilder(String name, TensorSpec input) {
    graph.setName(name).addInput(value(input));
    precision = input.datatype();
  }

  /** A number as a constant of this graph has it. */
  public double rounded(double number) {
    return precision == Datatype.FP64 ? number : (float) number;
  }

  /** Adds numbers in the graph's precision, and returns their name: the given one and a number. */
  public String constant(String name, double[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(precision.size() * values.length).order(LITTLE_ENDIAN);
    for (double value : values) {
      if (precision == Datatype.FP64) {
        bytes.putDouble(value);
      } else {
        bytes.putFloat((float) value);
      }
    }
    String unique = name + "_" + graph.getInitializerCount();
    graph.addInitializer(
        TensorProto.newBuilder()
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .setDataType(type(precision).getNumber())
            .setName(unique)
            .setRawData(ByteString.copyFrom(bytes.flip())));
    return unique;
  }

  /**
   * Adds a node, and returns the name of its output.
   *
   * @param operator of ONNX, operator set 13
   * @param attributes see {@link #attribute}
   */
  public String node(String operator, List<String> inputs, AttributeProto... attributes) {
    String name = operator + "_" + graph.getNodeCount();
    graph.addNode(
        NodeProto.newBuilder()
            .addAllInput(inputs)
            .addOutput(name)
            .setName(name)
            .setOpType(operator)
            .addAllAttribute(List.of(attributes)));
    return name;
  }

  /** A tensor in single precision, as probabilities are. */
  public String single(String tensor) {
    return precision == Datatype.FP32
        ? tensor
        : node("Cast", List.of(tensor), attribute("to", DataType.FLOAT.getNumber()));
  }

  /** An attribute of a node: a whole number. */
  public static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /**
   * A model with this graph.
   *
   * @param answer the tensor that is the output
   * @param output its name and type for those who call
   */
  public ModelProto.Builder model(String answer, TensorSpec output) {
    graph.addNode(
        NodeProto.newBuilder()
            .addInput(answer)
            .addOutput(output.name())
            .setName(output.name())
            .setOpType("Identity"));
    return ModelProto.newBuilder().setGraph(graph.addOutput(value(output)));
  }

  private static DataType type(Datatype datatype) {
    return switch (datatype) {
      case FP32 -> DataType.FLOAT;
      case FP64 -> DataType.DOUBLE;
      default -> throw new IllegalArgumentException("FP32 or FP64, not " + datatype);
    };
  }

  private static ValueInfoProto value(TensorSpec spec) {
    var value = ValueInfoProto.newBuilder().setName(spec.name());
    var type = value.getTypeBuilder().getTensorTypeBuilder();
    type.setElemType(type(spec.datatype()).getNumber());
    for (long size : spec.shape()) {
      var dimension = type.getShapeBuilder().addDimBuilder();
      if (size == TensorSpec.ANY) {
        dimension.setDimParam("batch");
      } else {
        dimension.setDimValue(size);
      }
    }
    return value.build();
  }
}
