package dev.knativepredict.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a model takes and what it returns.
 *
 * @param features the named values of a row, in the order of a request's bare list; empty if the
 *     model is called by tensors only
 * @param inputs every input tensor of the graph; with features, each holds the columns of those
 *     that name it, in order
 * @param outputs every output tensor of the graph
 * @param output what a row's answer is
 */
public record Signature(
    List<Feature> features, List<TensorSpec> inputs, List<TensorSpec> outputs, Output output) {

  public Signature {
    features = List.copyOf(features);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    refuseTwice("features", features.stream().map(Feature::name).toList());
    refuseTwice("inputs", inputs.stream().map(TensorSpec::name).toList());
    refuseTwice("outputs", outputs.stream().map(TensorSpec::name).toList());
    if (!features.isEmpty()) {
      FeatureCheck.check(features, inputs);
    }
    OutputCheck.check(output, outputs);
  }

  /**
   * One of the input tensors.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public TensorSpec input(String name) {
    return TensorSpec.named(name, inputs, "inputs");
  }

  /** One of the output tensors, like {@link #input}. */
  public TensorSpec output(String name) {
    return TensorSpec.named(name, outputs, "outputs");
  }

  /** The features that fill an input tensor, in the order of its columns. */
  public List<Feature> featuresOf(String input) {
    return features.stream().filter(feature -> feature.input().equals(input)).toList();
  }

  /** How many columns of an input tensor its features fill. */
  public int columns(String input) {
    return FeatureCheck.columns(features, input);
  }

  /**
   * How many rows every request has to have, where the graph was made for a certain number; {@link
   * TensorSpec#ANY} where it takes any.
   */
  public long fixedRows() {
    for (TensorSpec input : inputs) {
      if (!input.shape().isEmpty() && input.shape().getFirst() != TensorSpec.ANY) {
        return input.shape().getFirst();
      }
    }
    return TensorSpec.ANY;
  }

  private static void refuseTwice(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("%s: '%s' twice".formatted(what, name));
      }
    }
  }
}
