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
   * @param file where it is from; read only for what onnxruntime's Java API doesn't say: a map's
   *     labels, and a name with a character of four bytes
   */
  Specs(Path file) {
    this.file = file;
  }

  List<TensorSpec> inputs(Collection<NodeInfo> nodes) {
    List<TensorSpec> specs = new ArrayList<>();
    for (NodeInfo node : nodes) {
      if (!(node.getInfo() instanceof TensorInfo info)) {
        throw new InvalidGraph(
            "input '%s' is a sequence or map; export the model with tensors".formatted(name(node)));
      }
      specs.add(spec(name(node), info));
    }
    return List.copyOf(specs);
  }

  List<TensorSpec> outputs(Collection<NodeInfo> nodes) {
    List<TensorSpec> specs = new ArrayList<>();
    for (NodeInfo node : nodes) {
      specs.add(node.getInfo() instanceof TensorInfo info ? spec(name(node), info) : map(node));
    }
    return List.copyOf(specs);
  }

  /** The outputs that are maps, by their names. */
  Map<String, MapOutput> maps() {
    return maps;
  }

  private TensorSpec map(NodeInfo node) {
    String name = name(node);
    if (!(node.getInfo() instanceof SequenceInfo sequence) || !sequence.isSequenceOfMaps()) {
      throw new InvalidGraph(
          "output '%s' is neither a tensor nor a sequence of maps; export the model with tensors"
              .formatted(name));
    }
    List<Object> labels = read().mapLabels().getOrDefault(name, List.of());
    maps.put(name, MapOutput.of(name, sequence.mapInfo, labels));
    return maps.get(name).spec();
  }

  /** Its name, which has to be one by which onnxruntime's Java API finds it again. */
  private String name(NodeInfo node) {
    String name = node.getName();
    if (TextsRead.mayBeCut(name)) {
      read().tensors().stream().filter(TextTensors::isWide).findFirst().ifPresent(Specs::refuse);
    }
    return name;
  }

  private static void refuse(String name) {
    throw new InvalidGraph(
        "tensor '%s' has a name with characters beyond U+FFFF, by which onnxruntime can't be asked for it; rename it"
            .formatted(name));
  }

  private GraphFile read() {
    try {
      return GraphFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TensorSpec spec(String name, TensorInfo info) {
    return new TensorSpec(name, ElementTypes.of(name, info), Shapes.list(info.getShape()));
  }
}
