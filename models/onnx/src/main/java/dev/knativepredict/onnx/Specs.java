package dev.knativepredict.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import dev.knativepredict.manifest.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tensors of a graph as onnxruntime has opened it. */
final class Specs {

  private final Path file;
  private final Map<String, MapOutput> maps = new LinkedHashMap<>();

  /**
   * Reads a graph.
   *
   * @param file where it is from; read only if a map has labels, which onnxruntime doesn't say
   */
  Specs(Path file) {
    this.file = file;
  }

  List<TensorSpec> inputs(Collection<NodeInfo> nodes) {
    List<TensorSpec> specs = new ArrayList<>();
    for (NodeInfo node : nodes) {
      if (!(node.getInfo() instanceof TensorInfo info)) {
        throw new InvalidGraph(
            "input '%s' is a sequence or map; export the model with tensors"
                .formatted(node.getName()));
      }
      specs.add(spec(node.getName(), info));
    }
    return List.copyOf(specs);
  }

  List<TensorSpec> outputs(Collection<NodeInfo> nodes) {
    List<TensorSpec> specs = new ArrayList<>();
    for (NodeInfo node : nodes) {
      specs.add(node.getInfo() instanceof TensorInfo info ? spec(node.getName(), info) : map(node));
    }
    return List.copyOf(specs);
  }

  /** The outputs that are maps, by their names. */
  Map<String, MapOutput> maps() {
    return maps;
  }

  private TensorSpec map(NodeInfo node) {
    String name = node.getName();
    if (!(node.getInfo() instanceof SequenceInfo sequence) || !sequence.isSequenceOfMaps()) {
      throw new InvalidGraph(
          "output '%s' is neither a tensor nor a sequence of maps; export the model with tensors"
              .formatted(name));
    }
    try {
      List<Object> labels = GraphFile.read(file).mapLabels().getOrDefault(name, List.of());
      maps.put(name, MapOutput.of(name, sequence.mapInfo, labels));
      return maps.get(name).spec();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TensorSpec spec(String name, TensorInfo info) {
    return new TensorSpec(name, ElementTypes.of(name, info), Shapes.list(info.getShape()));
  }
}
