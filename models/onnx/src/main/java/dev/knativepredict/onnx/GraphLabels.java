package dev.knativepredict.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The labels of a classifier, where its graph says them. */
final class GraphLabels {

  /** Names of attributes: of ZipMap, of linear models and of trees. */
  private static final List<String> ATTRIBUTES =
      List.of("classlabels_strings", "classlabels_int64s", "classlabels_ints");

  private static final List<String> PROPERTIES =
      List.of("classes", "labels", "class_names", "class_labels");

  private final Map<String, List<Object>> ofMaps = new LinkedHashMap<>();
  private List<Object> all = List.of();

  /**
   * Looks for the labels.
   *
   * @param graphs the graph
   * @param properties those of the file, which are asked last
   */
  GraphLabels(List<Message> graphs, Map<String, String> properties) {
    for (Message graph : graphs) {
      graph.messages(1).forEach(this::addNode);
    }
    for (String name : PROPERTIES) {
      if (all.isEmpty() && properties.containsKey(name)) {
        all = split(properties.getOrDefault(name, ""));
      }
    }
  }

  /** Of each output of a ZipMap, sorted, by its name. */
  Map<String, List<Object>> ofMaps() {
    return ofMaps;
  }

  /** Those of the last classifier, in the order of its probabilities; empty if there is none. */
  List<Object> all() {
    return all;
  }

  private void addNode(Message node) {
    List<Object> labels = node.messages(5).stream().flatMap(GraphLabels::labels).toList();
    if (node.text(4).equals("ZipMap")) {
      ofMaps.put(node.text(2), labels.stream().sorted(GraphLabels::compare).toList());
    }
    if (!labels.isEmpty()) {
      all = labels;
    }
  }

  private static int compare(Object one, Object other) {
    return switch (one) {
      case Long number when other instanceof Long second -> number.compareTo(second);
      case String text when other instanceof String second -> text.compareTo(second);
      default -> throw new IllegalArgumentException("labels of two types");
    };
  }

  private static Stream<Object> labels(Message attribute) {
    if (!ATTRIBUTES.contains(attribute.text(1))) {
      return Stream.empty();
    }
    List<Object> labels = new ArrayList<>(attribute.texts(9));
    attribute.numbers(8, labels::add);
    return labels.stream();
  }

  /** A list as JSON or Python writes it, or with commas only. */
  private static List<Object> split(String property) {
    return Stream.of(property.replaceAll("[\\[\\]()\"']", "").split(","))
        .<Object>map(String::strip)
        .toList();
  }
}
