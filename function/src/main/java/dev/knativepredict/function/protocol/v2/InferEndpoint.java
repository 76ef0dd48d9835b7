package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.inference.Inference;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.lifecycle.ModelHeaders;
import dev.knativepredict.function.refusal.Refusal.TooManyRows;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Tensor;
import java.util.Map;
import java.util.Set;

/** Runs a model on tensors. */
record InferEndpoint(Models models, Json json, Deadlines deadlines, Limits limits)
    implements Endpoint {

  @Override
  public Set<String> methods() {
    return Set.of("POST");
  }

  @Override
  public Set<String> headers() {
    return Set.of(Request.CONTENT_TYPE);
  }

  @Override
  public Response answer(Request request) {
    String name = request.variable("model");
    String version = request.optionalVariable("version");
    LoadedModel model = models.find(name, version);
    RequestContext.addHeaders(ModelHeaders.of(model.manifest()));
    // Clients of the protocol leave the type out: its bodies are JSON.
    if (!request.mediaType().isEmpty() && !request.isJson()) {
      throw new HttpErrorException(new HttpError.UnsupportedMediaType(Response.JSON));
    }
    InferBody body = InferReader.read(json, request.body(limits.bodyBytes()));
    checkRows(model, body.inputs());
    Inference.Response response =
        model.infer(
            new Inference.Request(
                name, version, body.inputs(), body.outputs(), body.details(), deadlines.start()));
    return Response.json(
        200, request.write(bytes -> json.write(bytes, out -> InferWriter.write(response, out))));
  }

  /** Where a request decides how many rows there are, they are limited. */
  private void checkRows(LoadedModel model, Map<String, Tensor> inputs) {
    for (TensorSpec input : model.inputs()) {
      Tensor found = inputs.get(input.name());
      if (found != null
          && !found.shape().isEmpty()
          && input.shape().indexOf(TensorSpec.ANY) == 0
          && found.shape().getFirst() > limits.rows()) {
        throw new Refused(new TooManyRows(limits.rows()));
      }
    }
  }
}
