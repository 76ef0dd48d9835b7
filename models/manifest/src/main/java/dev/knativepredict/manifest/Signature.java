package dev.knativepredict.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What goes into a model and what comes out.
 *
 * @param features the named values of a row, in the order of a request's bare list
 * @param input the graph's input tensor: a row of it holds every feature's columns, in order
 * @param output what the output tensor's columns mean
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

  /** How many numbers a row of the input tensor holds. */
  public int columns() {
    return Math.toIntExact(input.shape().get(1));
  }
}
