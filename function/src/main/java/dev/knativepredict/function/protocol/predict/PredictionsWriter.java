package dev.knativepredict.function.protocol.predict;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.features.Predictions;
import dev.knativepredict.function.feedback.RowIds;
import dev.knativepredict.function.json.JsonWriter;
import dev.knativepredict.function.json.ViolationsWriter;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes predictions: {@code {"prediction":[1],"probabilities":[[0.1,0.9]],"labels":[0,1],
 * "model":"credit","version":"1"}}; without probabilities where the model has none, and without
 * labels too if it returns values or tensors. With {@code "ids":["…"]} if labels are taken later.
 */
public final class PredictionsWriter implements JsonWriter<Predictions> {

  private final @Nullable RowIds ids;

  /**
   * Writes predictions.
   *
   * @param ids makes the ids of answers; null if they have none
   */
  public PredictionsWriter(@Nullable RowIds ids) {
    this.ids = ids;
  }

  @Override
  public Class<Predictions> type() {
    return Predictions.class;
  }

  @Override
  public void write(Predictions predictions, JsonGenerator out) {
    out.writeStartObject();
    // Not a switch over the types: to link one takes time in a cold start.
    if (predictions.model().signature().output() instanceof Output.Classes classes) {
      writeClasses(classes, predictions, out);
    } else {
      SliceWriter.writePredictions(predictions, out);
    }
    out.writeStringProperty("model", predictions.model().name());
    out.writeStringProperty("version", predictions.model().version());
    if (ids != null) {
      writeIds(ids.of(predictions), out);
    }
    ViolationsWriter.write("warnings", predictions.warnings(), out);
    out.writeEndObject();
  }

  private static void writeIds(List<String> ids, JsonGenerator out) {
    if (!ids.isEmpty()) {
      out.writeArrayPropertyStart("ids");
      ids.forEach(out::writeString);
      out.writeEndArray();
    }
  }

  private static void writeClasses(
      Output.Classes classes, Predictions predictions, JsonGenerator out) {
    List<Object> labels = classes.labels();
    out.writeArrayPropertyStart("prediction");
    if (classes.label() == null) {
      writeLikeliest(labels, tensor(predictions, classes.probabilities()), out);
    } else {
      SliceWriter.writeValues(tensor(predictions, classes.label()), out);
    }
    out.writeEndArray();
    if (classes.probabilities() != null) {
      writeProbabilities(tensor(predictions, classes.probabilities()), labels.size(), out);
    }
    out.writeArrayPropertyStart("labels");
    labels.forEach(label -> writeLabel(label, out));
    out.writeEndArray();
  }

  private static Tensor tensor(Predictions predictions, @Nullable String name) {
    return requireNonNull(predictions.outputs().get(requireNonNull(name)), name);
  }

  private static void writeLikeliest(List<Object> labels, Tensor tensor, JsonGenerator out) {
    Tensor.Numbers values = (Tensor.Numbers) tensor;
    for (int row = 0; row < values.count(); row += labels.size()) {
      writeLabel(labels.get(values.largest(row, labels.size())), out);
    }
  }

  private static void writeProbabilities(Tensor tensor, int labels, JsonGenerator out) {
    out.writeArrayPropertyStart("probabilities");
    if (tensor.datatype() == Datatype.FP32) {
      writeSingle((Tensor.Numbers) tensor, labels, out);
    } else {
      SliceWriter.writeRows(tensor, out);
    }
    out.writeEndArray();
  }

  private static void writeSingle(Tensor.Numbers values, int labels, JsonGenerator out) {
    for (int row = 0; row < values.count(); row += labels) {
      out.writeStartArray();
      for (int label = 0; label < labels; label++) {
        out.writeNumber(values.floatAt(row + label));
      }
      out.writeEndArray();
    }
  }

  private static void writeLabel(Object label, JsonGenerator out) {
    if (label instanceof Number number) {
      out.writeNumber(number.longValue());
    } else {
      out.writeString(label.toString());
    }
  }
}
