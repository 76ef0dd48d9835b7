package dev.knativepredict.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the file of a graph says beside its tensors. It is read without its weights, and without
 * onnxruntime.
 *
 * @param producer what wrote it, like {@code skl2onnx}; empty if it doesn't say
 * @param producerVersion empty if it doesn't say
 * @param irVersion the version of the file format
 * @param operators the version of each operator set that it uses, by domain; {@code ai.onnx} is
 *     ONNX's own
 * @param properties texts by name, from {@code metadata_props}
 * @param tensors the names of its inputs and outputs
 * @param dataFiles where its external data are, as it says it: relative to its own folder
 * @param mapLabels the labels of each output that is a sequence of maps, sorted, by its name
 * @param labels the labels of its classes: whole numbers (Long) or texts; empty if it doesn't say
 */
public record GraphFile(
    String producer,
    String producerVersion,
    long irVersion,
    SortedMap<String, Long> operators,
    SortedMap<String, String> properties,
    List<String> tensors,
    SortedSet<String> dataFiles,
    Map<String, List<Object>> mapLabels,
    List<Object> labels) {

  private static final String OWN_DOMAIN = "ai.onnx";

  /**
   * Reads a file.
   *
   * @throws InvalidGraph if it isn't the file of a graph
   */
  public static GraphFile read(Path file) throws IOException {
    // Protobuf ends at 2 GiB. Mapped: the weights, which may be most of it, are not read.
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw InvalidGraph.noOnnx(file);
      }
      return of(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer());
    } catch (IllegalArgumentException e) {
      throw InvalidGraph.noOnnx(file);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws IllegalArgumentException if they are not those of a graph
   */
  static GraphFile of(ByteBuffer bytes) {
    Message model = new Message(bytes);
    SortedMap<String, String> properties = new TreeMap<>();
    model.messages(14).forEach(entry -> properties.put(entry.text(1), entry.text(2)));
    SortedMap<String, Long> operators = new TreeMap<>();
    for (Message set : model.messages(8)) {
      operators.put(set.text(1).isEmpty() ? OWN_DOMAIN : set.text(1), set.number(2));
    }
    List<Message> graphs = model.messages(7);
    GraphLabels labels = new GraphLabels(graphs, properties);
    return new GraphFile(
        model.text(2),
        model.text(3),
        model.number(1),
        operators,
        properties,
        graphs.stream().flatMap(GraphFile::tensors).toList(),
        DataFiles.of(graphs),
        labels.ofMaps(),
        labels.all());
  }

  private static Stream<String> tensors(Message graph) {
    return Stream.of(11, 12).flatMap(id -> graph.messages(id).stream()).map(named -> named.text(1));
  }
}
