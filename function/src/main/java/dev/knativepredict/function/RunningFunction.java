package dev.knativepredict.function;

import dev.knativepredict.function.catalog.Catalog;
import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.features.Predict;
import dev.knativepredict.function.inference.ModelLoader;
import dev.knativepredict.function.inference.TimeLimit;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.lifecycle.Identity;
import dev.knativepredict.function.lifecycle.Lifecycle;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.observe.Telemetry;
import dev.knativepredict.function.openapi.DocsPages;
import dev.knativepredict.function.protocol.functions.FunctionBodies;
import dev.knativepredict.function.protocol.predict.PredictionsWriter;
import dev.knativepredict.function.protocol.predict.RowsReader;
import dev.knativepredict.function.protocol.predict.WarmUp;
import dev.knativepredict.function.server.Listener;
import dev.knativepredict.function.server.Server;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.Manifest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A function that has started: its model is loaded and warm, its ports are open. */
public final class RunningFunction {

  private final Lifecycle lifecycle;
  private final Listener server;
  private final Listener management;
  private final Manifest model;
  private final Settings settings;

  private RunningFunction(
      Lifecycle lifecycle,
      Listener server,
      Listener management,
      Manifest model,
      Settings settings) {
    this.lifecycle = lifecycle;
    this.server = server;
    this.management = management;
    this.model = model;
    this.settings = settings;
  }

  /** Starts on the edge's own server. */
  public static RunningFunction start(Settings settings, Startup startup) throws IOException {
    return start(settings, startup, new EdgeHost());
  }

  /**
   * Starts: functions, while the model is loaded; warm-up, ports; what nobody waits for comes last.
   */
  public static RunningFunction start(Settings settings, Startup startup, Host host)
      throws IOException {
    ModelLoader model = ModelLoader.begin(settings.model(), settings.limits());
    List<RegisteredFunction> functions = catalog(settings, model).functions();
    host.prepare();
    startup.ended("context");
    Manifest manifest = model.manifest();
    Json json = new Json(settings.limits().depth());
    Lifecycle lifecycle = new Lifecycle();
    Telemetry telemetry = new Telemetry();
    Routes routes =
        new Routes(
            functions,
            bodies(settings, manifest, json),
            json,
            settings.limits(),
            lifecycle,
            telemetry,
            new TimeLimit(settings.limits().requestMillis(), thread -> model.await().stop(thread)),
            host.passage());
    model.await();
    startup.ended("model");
    WarmUp.run(model.await(), routes.function("predict"), settings.model());
    startup.ended("warm-up");
    Identity identity = new Identity(manifest, settings, lifecycle, startup);
    Listener server =
        host.open(
            settings.port(),
            routes.open(manifest, identity),
            identity::headers,
            routes.functions());
    Listener management = Server.start(settings.managementPort(), routes.management(), Map::of);
    lifecycle.ready();
    startup.ended("ports");
    Thread.ofPlatform()
        .name("metrics")
        .start(() -> telemetry.open(manifest, settings.revision(), startup));
    return new RunningFunction(lifecycle, server, management, manifest, settings);
  }

  private static Catalog catalog(Settings settings, ModelLoader model) {
    Predict predict = new Predict(model::manifest, model);
    return Catalog.start(
        context -> context.registerBean("predict", Predict.class, () -> predict),
        settings.functions());
  }

  private static FunctionBodies bodies(Settings settings, Manifest manifest, Json json) {
    return new FunctionBodies(
        json,
        List.of(new RowsReader(manifest.signature(), settings.limits())),
        List.of(new PredictionsWriter()));
  }

  public int port() {
    return server.port();
  }

  public int managementPort() {
    return management.port();
  }

  /** A command that asks it for a prediction. */
  String curl() {
    return DocsPages.curl(model, settings.limits(), port());
  }

  @Override
  public String toString() {
    return "%s version %s answers on port %d".formatted(model.name(), model.version(), port());
  }

  /** Ends: not ready from now on; what is in flight is answered, then the ports close. */
  public void drain() {
    lifecycle.drain();
    server.drain(settings.limits().drainMillis());
    management.drain(0);
  }
}
