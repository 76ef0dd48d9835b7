package dev.knativepredict.function.observe;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.feedback.FeedbackCounts;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.trace.Tracer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics; each has the labels model, version and revision. Where several models are served,
 * those of the process itself have an empty model and version.
 */
final class Meters {

  private static final Duration[] BUCKETS =
      Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  /** The requests of one function and outcome, answered cold or warm. */
  private record Series(Counter requests, Timer duration) {}

  /** All series of one function. */
  private record Function(Map<Outcome, Series> cold, Map<Outcome, Series> warm) {}

  private final PrometheusMeterRegistry registry;
  private final Map<Call, Function> functions = new ConcurrentHashMap<>();
  private final Counter startWaits;
  private final Map<HttpError.Reason, Counter> errors = new EnumMap<>(HttpError.Reason.class);

  private final String revision;

  Meters(Models models, String revision, Startup startup, Tracer tracer) {
    this.revision = revision;
    this.registry =
        new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT,
            new PrometheusRegistry(),
            Clock.SYSTEM,
            tracer.isOn() ? new CurrentSpan() : null);
    LoadedModel only = models.all().only();
    registry
        .config()
        .commonTags(
            "model",
            only == null ? "" : only.manifest().name(),
            "version",
            only == null ? "" : only.manifest().version(),
            "revision",
            revision);
    startup
        .phases()
        .forEach((phase, duration) ->
            Gauge.builder("predict.start.seconds", () -> duration.toNanos() / 1e9)
                .description("How long a phase of the process's start took")
                .tag("phase", phase)
                .register(registry));
    Gauge.builder("predict.process.start.time.seconds", () -> startup.began().toEpochMilli() / 1e3)
        .description("When the process started, in seconds since 1970")
        .register(registry);
    startWaits =
        Counter.builder("predict.start.wait.seconds")
            .description("How long callers waited for the process to start, together")
            .register(registry);
    for (HttpError.Reason reason : HttpError.Reason.values()) {
      errors.put(reason, errors(reason));
    }
    if (only != null) {
      Call predict = new Call("predict", null, null);
      functions.put(predict, function(predict));
    } else {
      models.all().defaults().stream()
          .map(Meters::predict)
          .forEach(c -> functions.put(c, function(c)));
    }
    if (tracer.isOn()) {
      spans(tracer);
    }
    new JvmMemoryMetrics().bindTo(registry);
    registry.getPrometheusRegistry().register(new RowCollector(models, revision));
  }

  private void spans(Tracer tracer) {
    FunctionCounter.builder("predict.spans.sent", tracer, Tracer::sent)
        .description("Spans that the collector received")
        .register(registry);
    FunctionCounter.builder("predict.spans.dropped", tracer, Tracer::dropped)
        .description("Spans that were too many at once, or that no collector received")
        .register(registry);
  }

  private static Call predict(LoadedModel model) {
    return new Call("predict", model.manifest().name(), model.manifest().version());
  }

  void record(Call call, Outcome outcome, @Nullable Duration startWait, long nanos) {
    Function all = functions.computeIfAbsent(call, this::function);
    Series series = requireNonNull((startWait == null ? all.warm : all.cold).get(outcome));
    if (startWait != null) {
      startWaits.increment(startWait.toNanos() / 1e9);
    }
    series.requests.increment();
    series.duration.record(nanos, TimeUnit.NANOSECONDS);
  }

  void wrong(HttpError.Reason reason) {
    requireNonNull(errors.get(reason)).increment();
  }

  private Counter errors(HttpError.Reason reason) {
    return Counter.builder("http.errors")
        .description("Requests that are wrong as HTTP")
        .tag("status", Integer.toString(reason.status()))
        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  void gauge(String name, String description, LongSupplier value) {
    Gauge.builder(name, value::getAsLong).description(description).register(registry);
  }

  void show(FeedbackCounts counts) {
    registry.getPrometheusRegistry().register(new FeedbackCollector(counts, revision));
  }

  String scrape(Exposition format) {
    return switch (format) {
      case TEXT -> registry.scrape();
      case OPEN_METRICS -> OpenMetrics.write(registry.getPrometheusRegistry().scrape());
    };
  }

  /** All series exist from the start: Prometheus sees no increase in a counter that starts at 1. */
  private Function function(Call call) {
    Function function = new Function(new EnumMap<>(Outcome.class), new EnumMap<>(Outcome.class));
    for (Outcome outcome : Outcome.values()) {
      function.cold.put(outcome, series(call, outcome, "cold"));
      function.warm.put(outcome, series(call, outcome, "warm"));
    }
    return function;
  }

  private Series series(Call call, Outcome outcome, String start) {
    Tags tags = Tags.of("function", call.function(), "start", start, "outcome", outcome.label());
    if (call.model() != null && call.version() != null) {
      tags = tags.and("model", call.model(), "version", call.version());
    }
    Counter requests =
        Counter.builder("predict.requests")
            .description("Requests to functions")
            .tags(tags)
            .register(registry);
    Timer duration =
        Timer.builder("predict.duration")
            .description("From a request's last byte to its answer")
            .tags(tags)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    return new Series(requests, duration);
  }
}
