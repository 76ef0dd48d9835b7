package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.training.data.InputSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The first {@code model.yaml} of a graph that has none: what the graph says of itself. */
final class FirstSettings {

  private static final JsonMapper JSON = new JsonMapper();

  private FirstSettings() {}

  /** The file's text. */
  static String yaml(String name, Signature graph, List<ColumnName> names) {
    return """
    # What `make seal MODEL=%1$s ONNX=…` reads. It was written from the graph: add what you know of the
    # features and of the answer, data to measure the model with, and a gate. docs/adopt.md explains every setting.
    name: %1$s
    description: A model that nobody has described yet
    %2$soutput: %3$s
    gate:
      none: a first try
    """
        .formatted(name, features(graph, names), output(graph.output()));
  }

  /** A feature that was derived, as a setting. */
  static InputSpec of(Feature feature) {
    String name = feature.name();
    String input = feature.input();
    return switch (feature) {
      case Feature.Numeric _ ->
          new InputSpec.Numeric(name, input, null, null, null, null, null, null, null);
      case Feature.Flag _ -> new InputSpec.Flag(name, input, null, null, null, null);
      case Feature.Text _ -> new InputSpec.Text(name, input, null, null, null, null);
      case Feature.Categorical category ->
          new InputSpec.Categorical(
              name, input, null, null, category.values(), category.encoding(), null, null);
    };
  }

  private static String features(Signature graph, List<ColumnName> names) {
    if (graph.features().isEmpty()) {
      return "";
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> "  - " + line(graph.features().get(i), names.get(i)) + "\n")
        .collect(Collectors.joining("", "features:\n", ""));
  }

  private static String line(Feature feature, ColumnName name) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    settings.put("type", type(feature));
    settings.put("name", name.feature());
    settings.put("column", name.column());
    settings.put("input", feature.input());
    return flow(settings);
  }

  private static String type(Feature feature) {
    return switch (feature) {
      case Feature.Numeric _ -> "number";
      case Feature.Flag _ -> "boolean";
      case Feature.Text _ -> "text";
      case Feature.Categorical _ -> "category";
    };
  }

  private static String output(Output output) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    switch (output) {
      case Output.Classes classes -> {
        settings.put("type", "classes");
        settings.put("label", classes.label());
        settings.put("probabilities", classes.probabilities());
        settings.put("labels", classes.labels());
      }
      case Output.Value value -> {
        settings.put("type", "value");
        settings.put("tensor", value.tensor());
      }
      case Output.Tensors _ -> settings.put("type", "tensors");
    }
    return flow(settings);
  }

  /** A line of YAML, whose texts are those of JSON. */
  private static String flow(Map<String, @Nullable Object> settings) {
    return settings.entrySet().stream()
        .filter(setting -> setting.getValue() != null)
        .map(setting -> setting.getKey() + ": " + JSON.writeValueAsString(setting.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
