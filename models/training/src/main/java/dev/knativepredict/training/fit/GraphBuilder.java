package dev.knativepredict.training.fit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the graph of a classifier, node by node: from the input {@code input}, FP32 of shape
 * [rows, columns], to the output {@code output}, FP32 of shape [rows, labels].
 */
public final class GraphBuilder {

  public static final String INPUT = "input";
  public static final String OUTPUT = "output";

  private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder();

  /**
   * @param name what the graph computes
   */
  public GraphBuilder(String name, int columns, int labels) {
    graph.setName(name).addInput(rows(INPUT, columns)).addOutput(rows(OUTPUT, labels));
  }

  /** Adds a constant, and returns its name. */
  public String constant(String name, float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    graph.addInitializer(
        OnnxMl.TensorProto.newBuilder()
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
            .setName(name)
            .setRawData(ByteString.copyFrom(bytes)));
    return name;
  }

  /**
   * Adds a node, and returns the name of its output.
   *
   * @param operator of ONNX, operator set 13
   * @param attributes see {@link #attribute}
   */
  public String node(
      String operator, List<String> inputs, String output, OnnxMl.AttributeProto... attributes) {
    graph.addNode(
        OnnxMl.NodeProto.newBuilder()
            .addAllInput(inputs)
            .addOutput(output)
            .setName(operator + "_0")
            .setOpType(operator)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  /** An attribute of a node: a whole number. */
  public static OnnxMl.AttributeProto attribute(String name, long value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** A model with this graph, and the library that learned it. */
  public OnnxMl.ModelProto.Builder model(String producer, String producerVersion) {
    return OnnxMl.ModelProto.newBuilder()
        .setProducerName(producer)
        .setProducerVersion(producerVersion)
        .setGraph(graph);
  }

  private static OnnxMl.ValueInfoProto rows(String name, int width) {
    var shape = OnnxMl.TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("batch");
    shape.addDimBuilder().setDimValue(width);
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }
}
