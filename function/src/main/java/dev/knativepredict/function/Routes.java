package dev.knativepredict.function;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Page;
import dev.knativepredict.function.edge.Probe;
import dev.knativepredict.function.inference.TimeLimit;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.lifecycle.Identity;
import dev.knativepredict.function.lifecycle.Lifecycle;
import dev.knativepredict.function.observe.Observed;
import dev.knativepredict.function.observe.Telemetry;
import dev.knativepredict.function.openapi.DocsPages;
import dev.knativepredict.function.protocol.functions.FunctionBodies;
import dev.knativepredict.function.protocol.functions.FunctionEndpoint;
import dev.knativepredict.function.protocol.functions.Passage;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is served at which path. */
final class Routes {

  private final Map<String, FunctionEndpoint> functions = new HashMap<>();
  private final Json json;
  private final Limits limits;
  private final Lifecycle lifecycle;
  private final Telemetry telemetry;

  Routes(
      List<RegisteredFunction> served,
      FunctionBodies bodies,
      Json json,
      Limits limits,
      Lifecycle lifecycle,
      Telemetry telemetry,
      TimeLimit timeLimit,
      Passage passage) {
    this.json = json;
    this.limits = limits;
    this.lifecycle = lifecycle;
    this.telemetry = telemetry;
    for (RegisteredFunction function : served) {
      functions.put(
          function.name(),
          new FunctionEndpoint(function, bodies, limits.bodyBytes(), timeLimit, passage));
    }
  }

  /** A function's endpoint, without what is counted around it. */
  Endpoint function(String name) {
    return requireNonNull(functions.get(name), name);
  }

  List<FunctionEndpoint> functions() {
    return List.copyOf(functions.values());
  }

  /** What everybody may call. */
  Edge open(Manifest model, Identity identity) {
    Map<String, Endpoint> routes = new HashMap<>(probes());
    routes.put("/", Page.fixed("application/json", () -> identity.json(json, functions.keySet())));
    routes.putAll(DocsPages.routes(model, limits));
    functions.forEach((name, endpoint) ->
        routes.put("/" + name, new Observed(name, endpoint, lifecycle, telemetry)));
    return new Edge(routes, json);
  }

  /** What only the platform calls. */
  Edge management() {
    Map<String, Endpoint> routes = new HashMap<>(probes());
    routes.put(
        "/metrics",
        new Page(
            "text/plain; version=0.0.4; charset=utf-8",
            () -> telemetry.scrape().getBytes(StandardCharsets.UTF_8)));
    return new Edge(routes, json);
  }

  private Map<String, Endpoint> probes() {
    return Map.of("/livez", new Probe(() -> true), "/readyz", new Probe(lifecycle::isReady));
  }
}
