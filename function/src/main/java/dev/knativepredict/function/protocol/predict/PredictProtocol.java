package dev.knativepredict.function.protocol.predict;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.ErrorFormat;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.feedback.Feedback;
import dev.knativepredict.function.feedback.RowIds;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.observe.Observer;
import dev.knativepredict.function.openapi.ApiPaths;
import dev.knativepredict.function.protocol.Protocol;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code predict} of each model at {@code /models/NAME/predict}, by its highest version; and at
 * {@code /predict}, where there is one model.
 */
public final class PredictProtocol implements Protocol {

  private static final String PREDICT = "predict";

  private final Models models;
  private final ErrorFormat errors;
  private final Json json;
  private final Deadlines deadlines;
  private final Settings settings;
  private final Observer observer;
  private final @Nullable Feedback feedback;
  private final @Nullable String only;

  /**
   * Serves models.
   *
   * @param only the name of the model at {@code /predict}; null if there is none
   * @param feedback makes the ids of answers; null if they have none
   */
  public PredictProtocol(
      Models models,
      @Nullable String only,
      ErrorFormat errors,
      Json json,
      Deadlines deadlines,
      Settings settings,
      Observer observer,
      @Nullable Feedback feedback) {
    this.models = models;
    this.errors = errors;
    this.json = json;
    this.deadlines = deadlines;
    this.settings = settings;
    this.observer = observer;
    this.feedback = feedback;
    this.only = only;
  }

  /** {@code predict} of one model, whichever models are served; its answers have no ids. */
  public static Endpoint predict(LoadedModel model, Json json, Deadlines deadlines, Limits limits) {
    return new ModelPredict(model, json, deadlines, limits, null);
  }

  @Override
  public Collection<Route> routes() {
    Endpoint predict = observer.observe(PREDICT, new ByName());
    List<Route> routes = new ArrayList<>();
    routes.add(Route.of("/models/{model}/" + PREDICT, predict, errors));
    if (only != null) {
      routes.add(Route.of("/" + PREDICT, predict, errors));
    }
    return routes;
  }

  /** Of a repository; the model of {@code MODEL} is described by the function of the same name. */
  @Override
  public void describe(ApiPaths paths) {
    if (!settings.models().repository()) {
      return;
    }
    for (LoadedModel model : models.all().defaults()) {
      Manifest manifest = model.manifest();
      String path = "/models/%s/%s".formatted(manifest.name(), PREDICT);
      new PredictApi(settings).describe(path, manifest, paths);
    }
  }

  private final class ByName implements Endpoint {

    private final Map<String, ModelPredict> endpoints = new ConcurrentHashMap<>();

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
      LoadedModel model = models.find(name(request), null);
      if (model.manifest().signature().features().isEmpty()) {
        throw new HttpErrorException(new HttpError.UnknownPath(request.path()));
      }
      ModelPredict endpoint = endpoint(model);
      RequestContext.addHeaders(endpoint.responseHeaders());
      return endpoint.answer(request);
    }

    private String name(Request request) {
      String name = request.optionalVariable("model");
      return requireNonNull(name == null ? only : name);
    }

    private ModelPredict endpoint(LoadedModel model) {
      ModelPredict endpoint = endpoints.get(model.manifest().name());
      if (endpoint == null || endpoint.model() != model) {
        RowIds ids = feedback == null ? null : feedback.rowIds();
        endpoint = new ModelPredict(model, json, deadlines, settings.limits(), ids);
        endpoints.put(model.manifest().name(), endpoint);
      }
      return endpoint;
    }
  }
}
