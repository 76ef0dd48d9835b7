package dev.knativepredict.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a model takes and what it returns.
 *
 * @param features the named values of a row, in the order of a request's bare list
 * @param input the graph's input tensor; each of its rows holds the columns of every feature, in
 *     order
 * @param output the output tensor, and the meaning of its columns
 */
public record Signature(List<Feature> features, TensorSpec input, Output output) {

  public Signature {
    features = List.copyOf(features);
    Set<String> names = new HashSet<>();
    for (Feature feature : features) {
      if (!names.add(feature.name())) {
        throw new IllegalArgumentException("features: '%s' twice".formatted(feature.name()));
      }
    }
    int columns = features.stream().mapToInt(Feature::columns).sum();
    if (!input.shape().equals(List.of(TensorSpec.ANY, (long) columns))) {
      throw new IllegalArgumentException(
          "input: the features fill %d columns, the tensor's shape is %s"
              .formatted(columns, input.shape()));
    }
  }

  /** The number of columns of the input tensor. */
  public int columns() {
    return Math.toIntExact(input.shape().get(1));
  }
}
