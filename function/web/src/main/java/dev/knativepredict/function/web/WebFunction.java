package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.Gauges;
import dev.knativepredict.function.PredictFunction;
import dev.knativepredict.function.Routes;
import dev.knativepredict.function.RunningFunction;
import dev.knativepredict.function.catalog.Catalog;
import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.features.Predict;
import dev.knativepredict.function.inference.ModelLoader;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.lifecycle.Identity;
import dev.knativepredict.function.lifecycle.Lifecycle;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.observe.Telemetry;
import dev.knativepredict.function.protocol.functions.FunctionsProtocol;
import dev.knativepredict.function.protocol.functions.Workers;
import dev.knativepredict.function.server.Answering;
import dev.knativepredict.function.server.Listener;
import dev.knativepredict.function.settings.AddedFunctions;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.function.trace.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The function on Spring Boot and spring-cloud-function-web. */
public final class WebFunction implements RunningFunction {

  private final Settings settings;
  private final Startup startup;
  private final Lifecycle lifecycle = new Lifecycle();
  private final Telemetry telemetry = new Telemetry();
  private final Gate gate = new Gate();
  private final Routes routes;
  private final ModelLoader loader;
  private final ServletWebServerApplicationContext context;
  private final Listener management;
  private volatile Tracer tracer = Tracer.OFF;

  /** Takes no arguments: all settings come from the environment. */
  public static void main(String[] args) {
    PredictFunction.serve(WebFunction::new);
  }

  /** Starts: the model and its warm-up, then Boot, the ports, and the metrics. */
  public WebFunction(Settings settings, Startup startup) throws IOException {
    this.settings = settings;
    this.startup = startup;
    this.routes = new Routes(settings, lifecycle, telemetry, startup);
    this.loader = ModelLoader.start(settings.models(), settings.limits(), routes.modelCheck());
    Gauges.ofPredictions(telemetry, loader.admission());
    Predict predict = new Predict(loader::manifest, loader);
    warmUp(predict);
    Framework framework = new Framework(settings, routes.bodies(loader), routes.deadlines());
    this.context = Boot.start(settings, beans -> register(beans, predict, framework));
    this.management = routes.openManagement();
    lifecycle.ready();
    startup.ended("ports");
    Thread.ofPlatform().name("metrics").start(this::openMetrics);
  }

  /** Warms up the model. The framework is not: it answers HTTP requests only. */
  private void warmUp(Predict predict) throws IOException {
    loader.models();
    startup.ended("model");
    if (settings.models().repository()) {
      return;
    }
    try (Catalog catalog =
        Catalog.start(
            beans -> beans.registerBean("predict", Predict.class, () -> predict),
            AddedFunctions.NONE)) {
      FunctionsProtocol protocol = routes.protocol(loader, catalog.functions());
      routes.warmUp(models().all().defaults().getFirst(), protocol);
    }
    startup.ended("warm-up");
  }

  private void register(GenericApplicationContext beans, Predict predict, Framework framework) {
    if (!settings.models().repository()) {
      beans.registerBean("predict", Predict.class, () -> predict);
    }
    Boot.addFilter(beans, gate);
    Boot.addRefusals(beans, gate::refused);
    framework.register(beans);
    Boot.beforePortOpens(beans, () -> open(beans, framework));
  }

  private void open(GenericApplicationContext beans, Framework framework) {
    startup.ended("context");
    Workers workers = new Workers(settings.limits().functionConcurrency());
    List<RegisteredFunction> functions =
        workers.around(Catalog.of(beans, settings.functions()).functions());
    FunctionsProtocol protocol =
        framework.serve(functions, routes.protocol(loader, functions), beans);
    tracer = Tracer.start(settings.tracing(), models().all().onlyVersion());
    Identity identity = new Identity(models(), settings, lifecycle, startup);
    Answering answering =
        new Answering(
            routes.open(loader, identity, protocol, tracer), identity::headers, settings.limits());
    Gauges.ofPort(telemetry, Boot.connections(beans), answering.heldBytes()::held);
    gate.open(answering);
  }

  /** Nobody waits for the metrics library. */
  private void openMetrics() {
    telemetry.open(models(), settings.revision(), startup, tracer);
  }

  @Override
  public int port() {
    return requireNonNull(context.getWebServer()).getPort();
  }

  @Override
  public int managementPort() {
    return management.port();
  }

  @Override
  public Models models() {
    return loader.models();
  }

  @Override
  public void drain() {
    lifecycle.drain();
    gate.drain(settings.limits().drainMillis());
    tracer.close(Duration.ofMillis(settings.limits().drainMillis()).minus(lifecycle.drainingFor()));
    context.close();
    management.drain(0);
  }
}
