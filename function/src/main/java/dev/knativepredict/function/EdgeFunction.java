package dev.knativepredict.function;

import dev.knativepredict.function.catalog.Catalog;
import dev.knativepredict.function.features.Predict;
import dev.knativepredict.function.inference.ModelLoader;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.lifecycle.Identity;
import dev.knativepredict.function.lifecycle.Lifecycle;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.observe.Telemetry;
import dev.knativepredict.function.protocol.functions.FunctionsProtocol;
import dev.knativepredict.function.protocol.functions.Workers;
import dev.knativepredict.function.server.Listener;
import dev.knativepredict.function.server.Port;
import dev.knativepredict.function.server.Server;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.function.trace.Tracer;
import java.io.IOException;
import java.time.Duration;

/** The function on its own thin edge. */
public final class EdgeFunction implements RunningFunction {

  /** A first request comes sooner, or there is nobody who waits. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Settings settings;
  private final Startup startup;
  private final Lifecycle lifecycle = new Lifecycle();
  private final Telemetry telemetry = new Telemetry();
  private final Catalog catalog;
  private final Models models;
  private final Tracer tracer;
  private final Server server;
  private final Listener management;

  /** Starts: functions, while the model loads; then the warm-up, the ports, and the metrics. */
  public EdgeFunction(Settings settings, Startup startup) throws IOException {
    this.settings = settings;
    this.startup = startup;
    Routes routes = new Routes(settings, lifecycle, telemetry, startup);
    ModelLoader loader =
        ModelLoader.start(settings.models(), settings.limits(), routes.modelCheck());
    Gauges.ofPredictions(telemetry, loader.admission());
    this.catalog = catalog(settings, loader);
    Server.prepare();
    startup.ended("context");
    Workers workers = new Workers(settings.limits().functionConcurrency());
    FunctionsProtocol protocol = routes.protocol(loader, workers.around(catalog.functions()));
    this.models = loader.models();
    startup.ended("model");
    if (!settings.models().repository()) {
      routes.warmUp(models.all().defaults().getFirst(), protocol);
    }
    startup.ended("warm-up");
    this.tracer = Tracer.start(settings.tracing(), models.all().onlyVersion());
    Identity identity = new Identity(models, settings, lifecycle, startup);
    this.server =
        Server.start(
            new Port("PORT", settings.port()),
            routes.open(loader, identity, protocol, tracer),
            identity::headers,
            settings.limits());
    this.management = routes.openManagement();
    Gauges.ofPort(telemetry, server::connections, server::heldBytes);
    lifecycle.ready();
    startup.ended("ports");
    Thread.ofPlatform().name("metrics").start(this::openMetrics);
  }

  private static Catalog catalog(Settings settings, ModelLoader loader) {
    Predict predict = new Predict(loader::manifest, loader);
    return Catalog.start(
        context -> {
          if (!settings.models().repository()) {
            context.registerBean("predict", Predict.class, () -> predict);
          }
        },
        settings.functions());
  }

  /** Nobody waits for the metrics library. */
  private void openMetrics() {
    telemetry.awaitNeed(QUIET);
    telemetry.open(models, settings.revision(), startup, tracer);
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public int managementPort() {
    return management.port();
  }

  @Override
  public Models models() {
    return models;
  }

  @Override
  public void drain() {
    lifecycle.drain();
    server.drain(settings.limits().drainMillis());
    tracer.close(Duration.ofMillis(settings.limits().drainMillis()).minus(lifecycle.drainingFor()));
    catalog.close();
    management.drain(0);
  }
}
