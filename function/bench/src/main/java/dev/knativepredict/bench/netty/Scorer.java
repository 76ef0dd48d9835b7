package dev.knativepredict.bench.netty;

import ai.onnxruntime.OrtException;
import java.io.ByteArrayOutputStream;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Turns the body of a request into the body of its response. Each thread has its own scorer. */
final class Scorer {

  private static final JsonFactory JSON = new JsonFactory();

  private final Classifier model;
  private final PinnedBuffers single;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private float[] values;

  Scorer(Classifier model) throws OrtException {
    this.model = model;
    this.single = new PinnedBuffers(model, 1);
    this.values = new float[model.columns()];
  }

  byte[] predict(byte[] body) throws OrtException {
    int length = read(body);
    int rows = length / model.columns();
    if (rows == 1) {
      return write(single.run(model, values, length));
    }
    try (PinnedBuffers batch = new PinnedBuffers(model, rows)) {
      return write(batch.run(model, values, length));
    }
  }

  /** Reads all numbers of the body into {@link #values}, and returns how many there are. */
  private int read(byte[] body) {
    int length = 0;
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token.isNumeric()) {
          put(length++, in.getFloatValue());
        } else if (token == JsonToken.PROPERTY_NAME && !in.currentName().equals("features")) {
          throw new IllegalArgumentException("unknown property: " + in.currentName());
        }
      }
    }
    if (length == 0 || length % model.columns() != 0) {
      throw new IllegalArgumentException(
          "%d numbers can't be split into rows of %d".formatted(length, model.columns()));
    }
    return length;
  }

  private void put(int index, float value) {
    if (index == values.length) {
      values = Arrays.copyOf(values, 2 * index);
    }
    values[index] = value;
  }

  private byte[] write(FloatBuffer probabilities) {
    List<Object> labels = model.classes().labels();
    out.reset();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      writePredictions(json, probabilities, labels);
      writeProbabilities(json, probabilities, labels.size());
      json.writeArrayPropertyStart("labels");
      labels.forEach(label -> writeLabel(json, label));
      json.writeEndArray();
      json.writeStringProperty("model", model.manifest().name());
      json.writeStringProperty("version", model.manifest().version());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void writePredictions(
      JsonGenerator json, FloatBuffer probabilities, List<Object> labels) {
    json.writeArrayPropertyStart("prediction");
    for (int row = 0; row < probabilities.capacity() / labels.size(); row++) {
      writeLabel(json, labels.get(likeliest(probabilities, row, labels.size())));
    }
    json.writeEndArray();
  }

  private static void writeProbabilities(
      JsonGenerator json, FloatBuffer probabilities, int labels) {
    json.writeArrayPropertyStart("probabilities");
    for (int row = 0; row < probabilities.capacity() / labels; row++) {
      json.writeStartArray();
      for (int label = 0; label < labels; label++) {
        json.writeNumber(probabilities.get(row * labels + label));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static int likeliest(FloatBuffer probabilities, int row, int labels) {
    int likeliest = 0;
    for (int label = 1; label < labels; label++) {
      if (probabilities.get(row * labels + label) > probabilities.get(row * labels + likeliest)) {
        likeliest = label;
      }
    }
    return likeliest;
  }

  private static void writeLabel(JsonGenerator json, Object label) {
    if (label instanceof Integer number) {
      json.writeNumber(number);
    } else {
      json.writeString(label.toString());
    }
  }
}
