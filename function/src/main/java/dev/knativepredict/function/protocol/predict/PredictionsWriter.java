package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.features.Predictions;
import dev.knativepredict.function.json.JsonWriter;
import dev.knativepredict.function.json.ViolationsWriter;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes predictions: {@code {"prediction":[1],"probabilities":[[0.1,0.9]],"labels":[0,1],
 * "model":"credit","version":"1"}}; without probabilities and labels if the model returns values.
 */
public final class PredictionsWriter implements JsonWriter<Predictions> {

  @Override
  public Class<Predictions> type() {
    return Predictions.class;
  }

  @Override
  public void write(Predictions predictions, JsonGenerator out) {
    out.writeStartObject();
    // Not a switch over the types: to link one takes time in a cold start.
    if (predictions.model().signature().output() instanceof Output.Classes classes) {
      writeClasses(classes.labels(), predictions.output(), out);
    } else {
      writeValues(predictions.output(), out);
    }
    out.writeStringProperty("model", predictions.model().name());
    out.writeStringProperty("version", predictions.model().version());
    ViolationsWriter.write("warnings", predictions.warnings(), out);
    out.writeEndObject();
  }

  private static void writeClasses(List<Object> labels, Tensor.Numbers values, JsonGenerator out) {
    out.writeArrayPropertyStart("prediction");
    for (int row = 0; row < values.count(); row += labels.size()) {
      writeLabel(labels.get(mostLikely(values, row, labels.size())), out);
    }
    out.writeEndArray();
    writeProbabilities(values, labels.size(), out);
    out.writeArrayPropertyStart("labels");
    labels.forEach(label -> writeLabel(label, out));
    out.writeEndArray();
  }

  private static void writeProbabilities(Tensor.Numbers values, int labels, JsonGenerator out) {
    out.writeArrayPropertyStart("probabilities");
    for (int row = 0; row < values.count(); row += labels) {
      out.writeStartArray();
      for (int label = 0; label < labels; label++) {
        out.writeNumber(values.floatAt(row + label));
      }
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private static int mostLikely(Tensor.Numbers values, int row, int labels) {
    int best = 0;
    for (int label = 1; label < labels; label++) {
      if (values.floatAt(row + label) > values.floatAt(row + best)) {
        best = label;
      }
    }
    return best;
  }

  private static void writeLabel(Object label, JsonGenerator out) {
    if (label instanceof Integer number) {
      out.writeNumber(number);
    } else {
      out.writeString(label.toString());
    }
  }

  private static void writeValues(Tensor.Numbers values, JsonGenerator out) {
    out.writeArrayPropertyStart("prediction");
    for (int i = 0; i < values.count(); i++) {
      out.writeNumber(values.floatAt(i));
    }
    out.writeEndArray();
  }
}
