package dev.knativepredict.training.fit;

import dev.knativepredict.manifest.Sha256;
import java.util.Map;

/** What a family has learned: from the columns of a row to the answer. */
public interface Learned {

  /**
   * The answer for one row: one probability per label, which sum to 1; or the value alone.
   *
   * @param columns as the examples had them
   */
  double[] answer(double[] columns);

  /**
   * Adds the same computation to a graph. For each row of the data it gives what {@link #answer}
   * gives, but for 1e-5 of a probability or of a value's deviation; this is checked before a model
   * is sealed, in single and then in double precision.
   *
   * @param input the name of a tensor of shape [rows, columns], in the graph's precision
   * @return the name of a tensor of shape [rows, answers]: probabilities in {@linkplain
   *     GraphBuilder#single single precision}, a value in the graph's
   */
  String addTo(GraphBuilder graph, String input);

  /**
   * Where it came from, for the graph's metadata.
   *
   * @param data the hash of the file with the training rows
   */
  default Map<String, String> metadata(Sha256 data) {
    return Map.of();
  }

  /** What people have to know of it: a Markdown section for the card, or nothing. */
  default String card() {
    return "";
  }
}
