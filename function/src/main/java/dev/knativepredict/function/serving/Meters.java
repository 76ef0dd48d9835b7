package dev.knativepredict.function.serving;

import dev.knativepredict.manifest.Manifest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The metrics, every one labelled with model, version and revision. */
final class Meters {

  private static final Duration[] BUCKETS =
      Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private record Key(String function, Outcome outcome, boolean cold) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  Meters(Manifest model, String revision, Startup startup) {
    registry
        .config()
        .commonTags("model", model.name(), "version", model.version(), "revision", revision);
    startup
        .phases()
        .forEach((phase, duration) ->
            Gauge.builder("predict.start.seconds", () -> duration.toNanos() / 1e9)
                .description("How long a phase of the process's start took")
                .tag("phase", phase)
                .register(registry));
    // Every series from the start: a counter that appears at 1 looks like no increase.
    for (Outcome outcome : Outcome.values()) {
      for (boolean cold : new boolean[] {true, false}) {
        Key key = new Key("predict", outcome, cold);
        counter(key);
        timers.put(key, newTimer(key));
      }
    }
    new JvmMemoryMetrics().bindTo(registry);
  }

  void record(String function, Outcome outcome, boolean cold, long nanos) {
    Key key = new Key(function, outcome, cold);
    counter(key).increment();
    timers.computeIfAbsent(key, this::newTimer).record(nanos, TimeUnit.NANOSECONDS);
  }

  String scrape() {
    return registry.scrape();
  }

  private Counter counter(Key key) {
    return counters.computeIfAbsent(
        key,
        absent ->
            Counter.builder("predict.requests")
                .description("Requests to functions")
                .tags(tags(absent))
                .tag("outcome", absent.outcome.label())
                .register(registry));
  }

  private Timer newTimer(Key key) {
    return Timer.builder("predict.duration")
        .description("From a request's arrival to its answer")
        .tags(tags(key))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private static Tags tags(Key key) {
    return Tags.of("function", key.function, "start", key.cold ? "cold" : "warm");
  }
}
