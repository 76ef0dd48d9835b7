package dev.knativepredict.bench.netty;

import ai.onnxruntime.OrtException;
import dev.knativepredict.bench.server.Broken;
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

/** A thread's own way from the bytes of a request to those of its answer. */
final class Scorer {

  private static final JsonFactory JSON = new JsonFactory();

  private final Graph graph;
  private final Pinned single;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private float[] values;

  Scorer(Graph graph) throws OrtException {
    this.graph = graph;
    this.single = new Pinned(graph, 1);
    this.values = new float[graph.columns()];
  }

  byte[] answer(byte[] body) throws OrtException {
    int length = read(body);
    int rows = length / graph.columns();
    if (rows == 1) {
      return write(single.run(graph, values, length));
    }
    try (Pinned batch = new Pinned(graph, rows)) {
      return write(batch.run(graph, values, length));
    }
  }

  private int read(byte[] body) {
    int length = 0;
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token.isNumeric()) {
          if (length == values.length) {
            values = Arrays.copyOf(values, 2 * length);
          }
          values[length++] = in.getFloatValue();
        } else if (token == JsonToken.PROPERTY_NAME && !in.currentName().equals("features")) {
          throw new Broken(in.currentName() + " is unknown");
        }
      }
    }
    if (length == 0 || length % graph.columns() != 0) {
      throw new Broken("%d numbers fill no rows of %d".formatted(length, graph.columns()));
    }
    return length;
  }

  private byte[] write(FloatBuffer probabilities) {
    List<Object> labels = graph.classes().labels();
    int rows = probabilities.capacity() / labels.size();
    out.reset();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("prediction");
      for (int row = 0; row < rows; row++) {
        writeLabel(json, labels.get(likeliest(probabilities, row, labels.size())));
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("probabilities");
      for (int row = 0; row < rows; row++) {
        json.writeStartArray();
        for (int label = 0; label < labels.size(); label++) {
          json.writeNumber(probabilities.get(row * labels.size() + label));
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("labels");
      labels.forEach(label -> writeLabel(json, label));
      json.writeEndArray();
      json.writeStringProperty("model", graph.manifest().name());
      json.writeStringProperty("version", graph.manifest().version());
      json.writeEndObject();
    }
    return out.toByteArray();
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
