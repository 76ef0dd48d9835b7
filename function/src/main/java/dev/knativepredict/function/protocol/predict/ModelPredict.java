package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.features.EncodedRows;
import dev.knativepredict.function.features.Predict;
import dev.knativepredict.function.features.Predictions;
import dev.knativepredict.function.feedback.RowIds;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.lifecycle.ModelHeaders;
import dev.knativepredict.function.settings.Limits;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code predict} of one model. */
final class ModelPredict implements Endpoint {

  private final LoadedModel model;
  private final Json json;
  private final Deadlines deadlines;
  private final int maxBytes;
  private final PredictReader reader;
  private final PredictionsWriter writer;
  private final Predict predict;
  private final Map<String, String> responseHeaders;

  ModelPredict(
      LoadedModel model, Json json, Deadlines deadlines, Limits limits, @Nullable RowIds ids) {
    this.model = model;
    this.json = json;
    this.deadlines = deadlines;
    this.maxBytes = limits.bodyBytes();
    this.reader = new PredictReader(model.manifest().signature(), limits);
    this.writer = new PredictionsWriter(ids);
    this.predict = new Predict(model::manifest, model);
    this.responseHeaders = ModelHeaders.of(model.manifest());
  }

  LoadedModel model() {
    return model;
  }

  /** The headers that name the model. */
  Map<String, String> responseHeaders() {
    return responseHeaders;
  }

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
    if (!request.isJson()) {
      throw new HttpErrorException(new HttpError.UnsupportedMediaType(Response.JSON));
    }
    EncodedRows rows = json.read(request.body(maxBytes), reader::read);
    Predictions predictions = deadlines.start().limit(() -> predict.apply(rows));
    return Response.json(
        200, request.write(bytes -> json.write(bytes, out -> writer.write(predictions, out))));
  }
}
