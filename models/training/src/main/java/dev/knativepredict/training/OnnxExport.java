package dev.knativepredict.training;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import dev.knativepredict.manifest.Sha256;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.ONNXExportable;
import org.tribuo.provenance.ModelProvenance;

/** Export: Tribuo's graph, made to answer unscaled rows exactly as Tribuo answers scaled ones. */
final class OnnxExport {

  private static final String DATA = "data-sha256";
  private static final int WEIGHTS = 0;
  private static final int BIASES = 1;
  private static final int SOFTMAX = 1;
  private static final int IDENTITY = 2;

  private final Fit fit;
  private final int columns;
  private final int labels;

  private OnnxExport(Fit fit) {
    this.fit = fit;
    this.columns = fit.scaling().columns().size();
    this.labels = fit.logistic().labels();
  }

  /** The bytes of the graph: the same for the same fit, wherever and whenever it is exported. */
  static byte[] bytes(Fit fit, Sha256 data, long version) {
    return new OnnxExport(fit).model(data, version).toByteArray();
  }

  private OnnxMl.ModelProto model(Sha256 data, long version) {
    var model = fit.logistic().model();
    var proto = model.exportONNXModel("dev.knativepredict", version).toBuilder();
    var graph = proto.getGraphBuilder();
    float[] weights = weights();
    graph.getInitializerBuilder(WEIGHTS).setRawData(raw(weights));
    graph.getInitializerBuilder(BIASES).setRawData(raw(biases(weights)));
    // LibLinear's answer is one sigmoid a label, brought to a sum of 1. Tribuo 4.3.2 exports a
    // softmax, which is another function.
    graph.getNodeBuilder(SOFTMAX).setOpType("Sigmoid").setName("Sigmoid_0").clearAttribute();
    graph
        .getNodeBuilder(IDENTITY)
        .setOpType("LpNormalization")
        .setName("LpNormalization_0")
        .addAttribute(whole("axis", 1))
        .addAttribute(whole("p", 1));
    proto.setDocString(fit.settings().description());
    proto
        .getMetadataPropsBuilder(0)
        .setKey(ONNXExportable.PROVENANCE_METADATA_FIELD)
        .setValue(model.serializeProvenance(provenance(data)));
    return proto.build();
  }

  /** The scaling folded in, row by row: a column's weights for all labels, in the labels' order. */
  private float[] weights() {
    float[] weights = new float[columns * labels];
    for (int column = 0; column < columns; column++) {
      for (int label = 0; label < labels; label++) {
        weights[column * labels + label] =
            (float)
                (fit.logistic().weight(label, column)
                    / fit.scaling().columns().get(column).deviation());
      }
    }
    return weights;
  }

  /** From the rounded weights, so that what rounding took from them at the mean comes back here. */
  private float[] biases(float[] weights) {
    float[] biases = new float[labels];
    for (int label = 0; label < labels; label++) {
      double bias = fit.logistic().bias(label);
      for (int column = 0; column < columns; column++) {
        bias -= weights[column * labels + label] * fit.scaling().columns().get(column).mean();
      }
      biases[label] = (float) bias;
    }
    return biases;
  }

  /** Tribuo's own, less the clock and the machine. */
  private ModelProvenance provenance(Sha256 data) {
    ModelProvenance found = fit.logistic().model().getProvenance();
    return new ModelProvenance(
        found.getClassName(),
        Logistic.TIMELESS,
        found.getDatasetProvenance(),
        found.getTrainerProvenance(),
        Map.of(DATA, new StringProvenance(DATA, data.hex())),
        false);
  }

  private static OnnxMl.AttributeProto whole(String name, long value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static ByteString raw(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(LITTLE_ENDIAN);
    IntStream.range(0, values.length).forEach(i -> buffer.putFloat(values[i]));
    return ByteString.copyFrom(buffer.flip());
  }
}
