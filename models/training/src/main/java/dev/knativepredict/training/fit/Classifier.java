package dev.knativepredict.training.fit;

import ai.onnx.proto.OnnxMl;
import dev.knativepredict.manifest.Sha256;

/** What a family has learned: from the columns of a row to one probability per label. */
public interface Classifier {

  /**
   * The probabilities for one row; they sum to 1.
   *
   * @param columns as the examples had them
   */
  double[] probabilities(double[] columns);

  /**
   * The same computation as an ONNX graph, see {@link GraphBuilder}, with its producer and its
   * provenance. For each row its output is within 1e-5 of {@link #probabilities}.
   *
   * @param data the hash of the file with the training rows, for the provenance
   */
  OnnxMl.ModelProto.Builder graph(Sha256 data);

  /** What people have to know of it: a Markdown section for the card, or nothing. */
  default String card() {
    return "";
  }
}
