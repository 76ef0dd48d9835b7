package dev.knativepredict.function.protocol.feedback;

import dev.knativepredict.function.edge.ErrorFormat;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.feedback.Feedback;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.openapi.ApiPaths;
import dev.knativepredict.function.protocol.Protocol;
import dev.knativepredict.function.settings.Limits;
import java.util.Collection;
import java.util.List;

/**
 * {@code POST /feedback} takes labels by the ids of answers. Nobody observes it as a call of a
 * function: no release is judged by it.
 */
public final class FeedbackProtocol implements Protocol {

  private static final String PATH = "/feedback";

  private final FeedbackEndpoint endpoint;
  private final ErrorFormat errors;
  private final Limits limits;

  /** Takes labels for answers of models that are served. */
  public FeedbackProtocol(
      Feedback feedback, Models models, ErrorFormat errors, Json json, Limits limits) {
    this.endpoint = new FeedbackEndpoint(feedback, models, json, limits);
    this.errors = errors;
    this.limits = limits;
  }

  @Override
  public Collection<Route> routes() {
    return List.of(Route.of(PATH, endpoint, errors));
  }

  @Override
  public void describe(ApiPaths paths) {
    paths.add(PATH, "post", FeedbackApi.operation(limits.rows()));
  }
}
