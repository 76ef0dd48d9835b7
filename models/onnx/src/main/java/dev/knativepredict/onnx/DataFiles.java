package dev.knativepredict.onnx;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files that hold the data of a graph's tensors, also in its inner graphs. */
final class DataFiles {

  /** Protobuf's own readers stop at 100 messages inside each other: three for each inner graph. */
  private static final int MOST_DEPTH = 33;

  private final SortedSet<String> locations = new TreeSet<>();

  private int depth;

  private DataFiles() {}

  static SortedSet<String> of(List<Message> graphs) {
    DataFiles files = new DataFiles();
    graphs.forEach(files::addGraph);
    return files.locations;
  }

  private void addGraph(Message graph) {
    if (depth == MOST_DEPTH) {
      throw new IllegalArgumentException("nested too deeply");
    }
    depth++;
    graph.messages(5).forEach(this::addTensor);
    for (Message sparse : graph.messages(15)) {
      sparse.messages(1).forEach(this::addTensor);
      sparse.messages(2).forEach(this::addTensor);
    }
    for (Message node : graph.messages(1)) {
      node.messages(5).forEach(this::addAttribute);
    }
    depth--;
  }

  private void addAttribute(Message attribute) {
    attribute.messages(5).forEach(this::addTensor);
    attribute.messages(10).forEach(this::addTensor);
    attribute.messages(6).forEach(this::addGraph);
    attribute.messages(11).forEach(this::addGraph);
  }

  private void addTensor(Message tensor) {
    for (Message entry : tensor.messages(13)) {
      if (entry.text(1).equals("location")) {
        locations.add(entry.text(2));
      }
    }
  }
}
