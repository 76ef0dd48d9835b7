package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.features.Predictions;
import dev.knativepredict.function.json.JsonWriter;
import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.manifest.Output;
import java.nio.FloatBuffer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes predictions: {@code {"prediction":[1],"probabilities":[[0.1,0.9]],"labels":[0,1],
 * "model":"credit","version":"1"}}, or without probabilities and labels where the model gives
 * values.
 */
public final class PredictionsWriter implements JsonWriter<Predictions> {

  @Override
  public Class<Predictions> type() {
    return Predictions.class;
  }

  @Override
  public void write(Predictions predictions, JsonGenerator out) {
    FloatBuffer values = predictions.output().floats();
    out.writeStartObject();
    // No switch over the types: its bootstrap alone would be felt in a cold start.
    if (predictions.model().signature().output() instanceof Output.Classes classes) {
      writeClasses(classes.labels(), values, out);
    } else {
      writeRow("prediction", values, out);
    }
    out.writeStringProperty("model", predictions.model().name());
    out.writeStringProperty("version", predictions.model().version());
    writeWarnings(predictions.warnings(), out);
    out.writeEndObject();
  }

  private static void writeClasses(List<Object> labels, FloatBuffer values, JsonGenerator out) {
    out.writeArrayPropertyStart("prediction");
    for (int row = 0; row < values.remaining(); row += labels.size()) {
      writeLabel(labels.get(likeliest(values, row, labels.size())), out);
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("probabilities");
    for (int row = 0; row < values.remaining(); row += labels.size()) {
      out.writeStartArray();
      for (int label = 0; label < labels.size(); label++) {
        out.writeNumber(values.get(row + label));
      }
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("labels");
    labels.forEach(label -> writeLabel(label, out));
    out.writeEndArray();
  }

  private static int likeliest(FloatBuffer values, int row, int labels) {
    int likeliest = 0;
    for (int label = 1; label < labels; label++) {
      if (values.get(row + label) > values.get(row + likeliest)) {
        likeliest = label;
      }
    }
    return likeliest;
  }

  private static void writeLabel(Object label, JsonGenerator out) {
    if (label instanceof Integer number) {
      out.writeNumber(number);
    } else {
      out.writeString(label.toString());
    }
  }

  private static void writeRow(String name, FloatBuffer values, JsonGenerator out) {
    out.writeArrayPropertyStart(name);
    while (values.hasRemaining()) {
      out.writeNumber(values.get());
    }
    out.writeEndArray();
  }

  private static void writeWarnings(List<Violation> warnings, JsonGenerator out) {
    if (warnings.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart("warnings");
    warnings.forEach(warning -> warning.write(out));
    out.writeEndArray();
  }
}
