package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.observe.Observer;
import dev.knativepredict.function.openapi.ApiPaths;
import dev.knativepredict.function.protocol.Protocol;
import dev.knativepredict.function.settings.Limits;
import java.util.Collection;
import java.util.List;

/**
 * The calls of the Open Inference Protocol that there are so far: infer, and a model's metadata.
 */
public final class V2Protocol implements Protocol {

  static final String MODEL = "/v2/models/{model}";
  static final String VERSION = MODEL + "/versions/{version}";
  static final String INFER = "/infer";

  private final Models models;
  private final V2Errors errors;
  private final Endpoint metadata;
  private final Endpoint infer;

  /**
   * Serves models.
   *
   * @param observer is told of every inference
   */
  public V2Protocol(
      Json json, Models models, Deadlines deadlines, Limits limits, Observer observer) {
    this.models = models;
    this.errors = new V2Errors(json);
    this.metadata = new MetadataEndpoint(models, json);
    this.infer = observer.observe("infer", new InferEndpoint(models, json, deadlines, limits));
  }

  /** What runs one model on tensors, whichever models are served. */
  public static Endpoint infer(LoadedModel model, Json json, Deadlines deadlines, Limits limits) {
    return new InferEndpoint(new Models(model), json, deadlines, limits);
  }

  @Override
  public Collection<Route> routes() {
    return List.of(
        Route.of(MODEL, metadata, errors),
        Route.of(VERSION, metadata, errors),
        Route.of(MODEL + INFER, infer, errors),
        Route.of(VERSION + INFER, infer, errors));
  }

  @Override
  public void describe(ApiPaths paths) {
    new V2Api(models).describe(paths);
  }
}
