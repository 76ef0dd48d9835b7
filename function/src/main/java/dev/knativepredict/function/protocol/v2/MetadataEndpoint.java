package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.lifecycle.ModelHeaders;
import dev.knativepredict.manifest.TensorSpec;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** What a model is called, and what it takes and returns. */
record MetadataEndpoint(Models models, Json json) implements Endpoint {

  /** The protocol's name for ONNX, of whichever version. */
  private static final String PLATFORM = "onnx_onnxv1";

  @Override
  public Set<String> methods() {
    return Set.of("GET");
  }

  @Override
  public Response answer(Request request) {
    String name = request.variable("model");
    LoadedModel model = models.find(name, request.optionalVariable("version"));
    RequestContext.addHeaders(ModelHeaders.of(model.manifest()));
    byte[] body =
        json.write(out -> {
          out.writeStartObject();
          out.writeStringProperty("name", name);
          out.writeArrayPropertyStart("versions");
          models.versions(name).forEach(out::writeString);
          out.writeEndArray();
          out.writeStringProperty("platform", PLATFORM);
          write("inputs", model.inputs(), out);
          write("outputs", model.outputs(), out);
          out.writeEndObject();
        });
    return Response.json(200, body);
  }

  private static void write(String name, List<TensorSpec> tensors, JsonGenerator out) {
    out.writeArrayPropertyStart(name);
    for (TensorSpec tensor : tensors) {
      out.writeStartObject();
      InferWriter.writeHead(tensor.name(), tensor.datatype(), tensor.shape(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
