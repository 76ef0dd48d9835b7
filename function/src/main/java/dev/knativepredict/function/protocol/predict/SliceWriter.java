package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.features.Predictions;
import dev.knativepredict.function.json.Element;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what tensors of any type and shape hold for each row. */
final class SliceWriter {

  private final Tensor tensor;
  private final @Nullable Element element;
  private final JsonGenerator out;
  private int next;

  /**
   * Writes a tensor.
   *
   * @param next the position of the first element to write
   */
  private SliceWriter(Tensor tensor, int next, JsonGenerator out) {
    this.tensor = tensor;
    this.element = tensor instanceof Tensor.Texts ? null : Element.of(tensor.datatype());
    this.next = next;
    this.out = out;
  }

  /** Writes the values of a value; of tensors, those of the only one, or an object by name. */
  static void writePredictions(Predictions predictions, JsonGenerator out) {
    Map<String, Tensor> outputs = predictions.outputs();
    out.writeArrayPropertyStart("prediction");
    if (predictions.model().signature().output() instanceof Output.Value) {
      writeValues(outputs.values().iterator().next(), out);
    } else if (outputs.size() == 1) {
      writeRows(outputs.values().iterator().next(), out);
    } else {
      for (int row = 0; row < predictions.count(); row++) {
        writeObject(outputs, row, out);
      }
    }
    out.writeEndArray();
  }

  /** Writes one element per row, whatever the shape. */
  static void writeValues(Tensor tensor, JsonGenerator out) {
    SliceWriter writer = new SliceWriter(tensor, 0, out);
    for (long row = 0; row < tensor.shape().getFirst(); row++) {
      writer.element();
    }
  }

  /** Writes the slice of each row: its element, or lists as deep as the rest of the shape. */
  static void writeRows(Tensor tensor, JsonGenerator out) {
    SliceWriter writer = new SliceWriter(tensor, 0, out);
    for (long row = 0; row < tensor.shape().getFirst(); row++) {
      writer.slice(1);
    }
  }

  private static void writeObject(Map<String, Tensor> outputs, int row, JsonGenerator out) {
    out.writeStartObject();
    for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
      out.writeName(output.getKey());
      Tensor tensor = output.getValue();
      new SliceWriter(tensor, row * perRow(tensor.shape()), out).slice(1);
    }
    out.writeEndObject();
  }

  private static int perRow(List<Long> shape) {
    long elements = 1;
    for (long size : shape.subList(1, shape.size())) {
      elements *= size;
    }
    return Math.toIntExact(elements);
  }

  private void slice(int dimension) {
    if (dimension == tensor.shape().size()) {
      element();
      return;
    }
    out.writeStartArray();
    for (long i = 0; i < tensor.shape().get(dimension); i++) {
      slice(dimension + 1);
    }
    out.writeEndArray();
  }

  private void element() {
    if (element == null) {
      out.writeString(((Tensor.Texts) tensor).values().get(next));
    } else {
      Tensor.Numbers numbers = (Tensor.Numbers) tensor;
      element.write(numbers.bytes(), next * numbers.datatype().size(), out);
    }
    next++;
  }
}
