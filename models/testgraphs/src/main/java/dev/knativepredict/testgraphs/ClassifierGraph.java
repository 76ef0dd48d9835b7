package dev.knativepredict.testgraphs;

import static dev.knativepredict.testgraphs.GraphProto.FLOAT;
import static dev.knativepredict.testgraphs.GraphProto.INT64;
import static dev.knativepredict.testgraphs.GraphProto.attribute;
import static dev.knativepredict.testgraphs.GraphProto.node;
import static dev.knativepredict.testgraphs.GraphProto.tensor;
import static dev.knativepredict.testgraphs.GraphProto.texts;

import java.util.List;

/**
 * A classifier like those of scikit-learn's exporter: {@code input} of shape [rows, labels] holds
 * the probabilities; the outputs are {@code label}, the position of the greatest, and {@code
 * output_probability}, a map from the labels for each row.
 */
public final class ClassifierGraph {

  private ClassifierGraph() {}

  public static byte[] bytes(List<String> labels) {
    Protobuf greatest = node("ArgMax", List.of("input"), "label");
    greatest.with(5, attribute("axis", 2).with(3, 1));
    greatest.with(5, attribute("keepdims", 2).with(3, 0));
    Protobuf map = node("ZipMap", List.of("input"), "output_probability");
    map.with(5, texts("classlabels_strings", labels)).with(7, "ai.onnx.ml");
    return GraphProto.learned(
        new Protobuf()
            .with(1, greatest)
            .with(1, map)
            .with(2, "classifier")
            .with(11, tensor("input", FLOAT, -1, labels.size()))
            .with(12, tensor("label", INT64, -1))
            .with(12, GraphProto.maps("output_probability")));
  }
}
