package dev.knativepredict.function.serving;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How long each phase of the start took. */
public final class Startup {

  private final Map<String, Duration> phases = new LinkedHashMap<>();
  private Instant last;

  private Startup(Instant begin) {
    this.last = begin;
  }

  /** Begins where the process began: what came before this call is the phase {@code jvm}. */
  public static Startup begin() {
    Startup startup =
        new Startup(ProcessHandle.current().info().startInstant().orElseGet(Instant::now));
    startup.ended("jvm");
    return startup;
  }

  /** Ends a phase that began where the last one ended. */
  public void ended(String phase) {
    Instant now = Instant.now();
    phases.put(phase, Duration.between(last, now));
    last = now;
  }

  /** The phases in their order. */
  public Map<String, Duration> phases() {
    return Map.copyOf(phases);
  }

  /** As a Server-Timing header says it: milliseconds a phase. */
  public String serverTiming() {
    return phases.entrySet().stream()
        .map(phase -> phase.getKey() + ";dur=" + phase.getValue().toMillis())
        .collect(Collectors.joining(", "));
  }
}
