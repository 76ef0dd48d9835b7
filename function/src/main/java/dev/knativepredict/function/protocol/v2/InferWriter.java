package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.inference.Inference;
import dev.knativepredict.function.json.Element;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the response of infer; data are one flat list, row by row. */
final class InferWriter {

  private InferWriter() {}

  static void write(Inference.Response response, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("model_name", response.model());
    out.writeStringProperty("model_version", response.version());
    if (response.details().id() != null) {
      out.writeStringProperty("id", response.details().id());
    }
    out.writeArrayPropertyStart("outputs");
    response.outputs().forEach((name, tensor) -> write(name, tensor, out));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(String name, Tensor tensor, JsonGenerator out) {
    out.writeStartObject();
    writeHead(name, tensor.datatype(), tensor.shape(), out);
    out.writeArrayPropertyStart("data");
    switch (tensor) {
      case Tensor.Texts texts -> texts.values().forEach(out::writeString);
      case Tensor.Numbers numbers -> writeNumbers(numbers, out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeNumbers(Tensor.Numbers numbers, JsonGenerator out) {
    Element element = Element.of(numbers.datatype());
    for (int at = 0; at < numbers.bytes().limit(); at += numbers.datatype().size()) {
      element.write(numbers.bytes(), at, out);
    }
  }

  /** Writes what a tensor is, in an object that has begun. */
  static void writeHead(String name, Datatype datatype, List<Long> shape, JsonGenerator out) {
    out.writeStringProperty("name", name);
    out.writeStringProperty("datatype", datatype.name());
    out.writeArrayPropertyStart("shape");
    shape.forEach(out::writeNumber);
    out.writeEndArray();
  }
}
