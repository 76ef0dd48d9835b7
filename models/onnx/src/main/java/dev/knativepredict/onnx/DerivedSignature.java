package dev.knativepredict.onnx;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The signature of a graph that nobody described, as far as its tensors say it: every column is a
 * feature, named after its tensor.
 */
public final class DerivedSignature {

  /** A row of more, a picture for example, is easier to send as a tensor. */
  private static final int MOST_COLUMNS = 1000;

  private DerivedSignature() {}

  /**
   * Derives the signature.
   *
   * @param file the graph's own
   * @return without features where a tensor is no row, or there are more than 1,000 columns
   */
  public static Signature of(Graph graph, GraphFile file) {
    List<TensorSpec> outputs = graph.outputs();
    boolean rows = outputs.stream().noneMatch(output -> output.shape().isEmpty());
    List<Feature> features = rows ? features(graph.inputs()) : List.of();
    return new Signature(features, graph.inputs(), outputs, DerivedOutput.of(outputs, file));
  }

  private static List<Feature> features(List<TensorSpec> inputs) {
    List<Feature> features = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (TensorSpec input : inputs) {
      long columns = columns(input);
      if (columns < 1 || features.size() + columns > MOST_COLUMNS) {
        return List.of();
      }
      for (int column = 0; column < columns; column++) {
        String name = columns == 1 ? input.name() : input.name() + "_" + column;
        features.add(feature(unique(name, names), input));
      }
    }
    return features;
  }

  /** How many columns a row of it has; 0 if it has no rows, or the request decides. */
  private static long columns(TensorSpec input) {
    return switch (input.shape().size()) {
      case 1 -> input.shape().getFirst() == TensorSpec.ANY ? 1 : 0;
      case 2 -> Math.max(0, input.shape().get(1));
      default -> 0;
    };
  }

  private static Feature feature(String name, TensorSpec input) {
    if (input.datatype() == Datatype.BOOL) {
      return new Feature.Flag(name, null, input.name(), false, null);
    }
    return input.datatype() == Datatype.BYTES
        ? new Feature.Text(name, null, input.name(), "", null)
        : new Feature.Numeric(name, null, input.name(), null, null, null, 0, null);
  }

  /** The name with letters, digits and underscores only, and a number if there is one like it. */
  private static String unique(String tensor, Set<String> names) {
    String name = tensor.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?![A-Za-z])", "x");
    String free = shorten(name, "");
    for (int i = 2; !names.add(free); i++) {
      free = shorten(name, "_" + i);
    }
    return free;
  }

  private static String shorten(String name, String end) {
    return name.substring(0, Math.min(name.length(), 64 - end.length())) + end;
  }
}
