package dev.knativepredict.function;

import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.edge.Cors;
import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.ErrorFormat;
import dev.knativepredict.function.edge.Page;
import dev.knativepredict.function.edge.Probe;
import dev.knativepredict.function.edge.Problems;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.feedback.Feedback;
import dev.knativepredict.function.feedback.RowIds;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.ModelCheck;
import dev.knativepredict.function.inference.ModelLoader;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.json.JsonReader;
import dev.knativepredict.function.lifecycle.Identity;
import dev.knativepredict.function.lifecycle.Lifecycle;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.observe.Observer;
import dev.knativepredict.function.observe.RequestRecorder;
import dev.knativepredict.function.observe.Scrape;
import dev.knativepredict.function.observe.Telemetry;
import dev.knativepredict.function.openapi.Described;
import dev.knativepredict.function.openapi.DocsPages;
import dev.knativepredict.function.protocol.Protocol;
import dev.knativepredict.function.protocol.feedback.FeedbackProtocol;
import dev.knativepredict.function.protocol.functions.FunctionBodies;
import dev.knativepredict.function.protocol.functions.FunctionsProtocol;
import dev.knativepredict.function.protocol.golden.GoldenCheck;
import dev.knativepredict.function.protocol.golden.WarmUp;
import dev.knativepredict.function.protocol.predict.PredictApi;
import dev.knativepredict.function.protocol.predict.PredictProtocol;
import dev.knativepredict.function.protocol.predict.PredictReader;
import dev.knativepredict.function.protocol.predict.PredictionsWriter;
import dev.knativepredict.function.protocol.v2.V2Protocol;
import dev.knativepredict.function.server.Listener;
import dev.knativepredict.function.server.Port;
import dev.knativepredict.function.server.Server;
import dev.knativepredict.function.settings.FeedbackSettings;
import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.function.trace.Tracer;
import dev.knativepredict.manifest.Manifest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is served at which path. */
public final class Routes {

  private final Settings settings;
  private final Lifecycle lifecycle;
  private final Telemetry telemetry;
  private final Json json;

  /** How errors are told where no protocol does. */
  private final ErrorFormat errors;

  private final Deadlines deadlines;
  private final Observer observer;
  private final @Nullable Feedback feedback;

  /** Serves by settings. */
  public Routes(Settings settings, Lifecycle lifecycle, Telemetry telemetry, Startup startup) {
    this.settings = settings;
    this.lifecycle = lifecycle;
    this.telemetry = telemetry;
    this.json = new Json(settings.limits().depth());
    this.errors = new Problems(json);
    this.deadlines = new Deadlines(settings.limits().requestMillis());
    this.observer =
        new Observer(lifecycle, telemetry, startup.began(), settings.requestStartHeader());
    FeedbackSettings late = settings.feedback();
    this.feedback =
        late == null ? null : new Feedback(late, settings.revision(), InstantSource.system());
  }

  /** The last check of each model of a repository. */
  public ModelCheck modelCheck() {
    return new GoldenCheck(json, deadlines, settings.limits());
  }

  /** What everybody may call: here are the protocols listed. */
  public Edge open(
      ModelLoader loader, Identity identity, FunctionsProtocol functions, Tracer tracer) {
    Models models = loader.models();
    List<Protocol> others = others(models, loader.onlyName());
    // In the order of the page that describes them: the simplest call first.
    List<Protocol> protocols = new ArrayList<>(List.of(functions));
    protocols.addAll(others);
    List<Route> routes = probes();
    routes.add(
        route("/", new Page("application/json", () -> identity.json(json, functions.names()))));
    routes.addAll(DocsPages.routes(models, protocols, errors));
    others.forEach(protocol -> routes.addAll(protocol.routes()));
    refuseReserved(functions.names(), routes);
    routes.addAll(functions.routes());
    return new Edge(
        routes,
        errors,
        new RequestRecorder(telemetry, tracer, settings.accessLog().leastStatus()),
        new Cors(settings.corsOrigins()));
  }

  private List<Protocol> others(Models models, @Nullable String only) {
    Limits limits = settings.limits();
    List<Protocol> others = new ArrayList<>();
    others.add(
        new PredictProtocol(models, only, errors, json, deadlines, settings, observer, feedback));
    others.add(new V2Protocol(json, models, deadlines, limits, observer));
    if (feedback != null) {
      others.add(new FeedbackProtocol(feedback, models, errors, json, limits));
      telemetry.show(feedback.counts());
    }
    return others;
  }

  /** A function can't be at a path of the server's own; nor where tools look for such a path. */
  private static void refuseReserved(Collection<String> functions, List<Route> own) {
    Set<String> paths = new TreeSet<>(Set.of("/healthz", "/metrics"));
    own.forEach(route -> paths.add(route.path().text()));
    for (String name : functions) {
      if (paths.contains("/" + name)) {
        throw new InvalidSetting(
            "FUNCTIONS", "no function can be called '%s': the path is reserved".formatted(name));
      }
    }
  }

  /**
   * Functions as they are served; {@code predict} is one, unless there is a repository.
   *
   * @throws InvalidSetting if there is a function whose input can't be read
   */
  public FunctionsProtocol protocol(ModelLoader loader, List<RegisteredFunction> functions) {
    Described description = _ -> {};
    if (!settings.models().repository()) {
      Manifest model = loader.manifest();
      if (model.signature().features().isEmpty()) {
        functions = functions.stream().filter(one -> !one.name().equals("predict")).toList();
      }
      description = paths -> new PredictApi(settings).describe("/predict", model, paths);
    }
    return new FunctionsProtocol(
        FunctionsProtocol.endpoints(functions, bodies(loader), deadlines, settings),
        errors,
        observer,
        description);
  }

  /** What reads and writes the bodies of functions. */
  public FunctionBodies bodies(ModelLoader loader) {
    List<JsonReader<?>> readers = new ArrayList<>();
    if (!settings.models().repository()) {
      readers.add(new PredictReader(loader.manifest().signature(), settings.limits()));
    }
    RowIds ids = feedback == null ? null : feedback.rowIds();
    return new FunctionBodies(json, readers, List.of(new PredictionsWriter(ids)));
  }

  /** What gives requests their deadlines. */
  public Deadlines deadlines() {
    return deadlines;
  }

  /** Sends golden requests to the only model, the way callers do: rows by its function. */
  public void warmUp(LoadedModel model, FunctionsProtocol protocol) throws IOException {
    if (model.manifest().signature().features().isEmpty()) {
      modelCheck().check(model);
    } else {
      WarmUp.run(model, protocol.endpoint("predict"));
    }
  }

  /** Opens the port that only the platform calls. */
  public Listener openManagement() throws IOException {
    return Server.start(
        new Port("MANAGEMENT_PORT", settings.managementPort()),
        management(),
        () -> Identity.SAFETY,
        settings.limits());
  }

  private Edge management() {
    List<Route> routes = probes();
    routes.add(route("/metrics", new Scrape(telemetry)));
    return new Edge(routes, errors);
  }

  private List<Route> probes() {
    List<Route> probes = new ArrayList<>();
    probes.add(route("/livez", new Probe(() -> true)));
    probes.add(route("/readyz", new Probe(lifecycle::isReady)));
    return probes;
  }

  private Route route(String path, Endpoint endpoint) {
    return Route.of(path, endpoint, errors);
  }
}
