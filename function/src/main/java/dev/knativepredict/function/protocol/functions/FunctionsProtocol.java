package dev.knativepredict.function.protocol.functions;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.catalog.Input;
import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.ErrorFormat;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.observe.Observer;
import dev.knativepredict.function.openapi.ApiPaths;
import dev.knativepredict.function.openapi.Described;
import dev.knativepredict.function.protocol.Protocol;
import dev.knativepredict.function.settings.AddedFunctions;
import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.function.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every function bean at the path of its name, by JSON. */
public final class FunctionsProtocol implements Protocol {

  private final Map<String, Endpoint> endpoints;
  private final ErrorFormat errors;
  private final Observer observer;
  private final Described description;

  /**
   * Serves functions.
   *
   * @param endpoints those of the functions, by name
   * @param observer is told of every request
   * @param description describes those functions that have a description
   */
  public FunctionsProtocol(
      Map<String, ? extends Endpoint> endpoints,
      ErrorFormat errors,
      Observer observer,
      Described description) {
    this.endpoints = new TreeMap<>(endpoints);
    this.errors = errors;
    this.observer = observer;
    this.description = description;
  }

  /**
   * Endpoints that call functions, by name.
   *
   * @param bodies reads the functions' inputs and writes their outputs
   * @param deadlines bound each call
   * @throws InvalidSetting if there is a function whose input can't be read
   */
  public static Map<String, Endpoint> endpoints(
      List<RegisteredFunction> functions,
      FunctionBodies bodies,
      Deadlines deadlines,
      Settings settings) {
    AddedFunctions added = settings.functions();
    RequestReader reader =
        new RequestReader(bodies, settings.limits().bodyBytes(), added.requestHeaders());
    ResponseWriter writer = new ResponseWriter(bodies, added.responseHeaders());
    Map<String, Endpoint> endpoints = new TreeMap<>();
    for (RegisteredFunction function : functions) {
      checkInput(function, bodies);
      endpoints.put(function.name(), new FunctionEndpoint(function, reader, writer, deadlines));
    }
    return endpoints;
  }

  private static void checkInput(RegisteredFunction function, FunctionBodies bodies) {
    Input input = function.input();
    if (input != null && !bodies.canRead(input.value())) {
      throw new InvalidSetting(
          "FUNCTIONS",
          "the function '%s' takes %s, which can't be read from JSON"
              .formatted(function.name(), input.value().getTypeName()));
    }
  }

  /** The same functions, answered by other endpoints. */
  public FunctionsProtocol with(Map<String, ? extends Endpoint> others) {
    return new FunctionsProtocol(others, errors, observer, description);
  }

  /** The names of the functions, sorted. */
  public Collection<String> names() {
    return endpoints.keySet();
  }

  /** The endpoint of a function, whose requests nobody observes. */
  public Endpoint endpoint(String name) {
    return requireNonNull(endpoints.get(name), name);
  }

  @Override
  public Collection<Route> routes() {
    return endpoints.entrySet().stream()
        .map(function -> route(function.getKey(), function.getValue()))
        .toList();
  }

  private Route route(String name, Endpoint endpoint) {
    return Route.of("/" + name, observer.observe(name, endpoint), errors);
  }

  @Override
  public void describe(ApiPaths paths) {
    description.describe(paths);
  }
}
