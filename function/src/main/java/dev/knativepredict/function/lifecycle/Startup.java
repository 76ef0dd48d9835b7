package dev.knativepredict.function.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures the phases of the start. */
public final class Startup {

  /** The same on every Linux. */
  private static final double TICKS_PER_SECOND = 100;

  private final Map<String, Duration> phases = new LinkedHashMap<>();
  private final Instant began;
  private Instant last;

  private Startup(Instant begin) {
    this.began = begin;
    this.last = begin;
  }

  /** Begins with the process: the time before this call is the phase {@code jvm}. */
  public static Startup begin() {
    Startup startup = new Startup(Instant.now().minus(age()));
    startup.ended("jvm");
    return startup;
  }

  /** Not by the JDK's start time: it is wrong by up to a second. */
  private static Duration age() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      // Fields from the third on; the second, the program's name, may contain anything.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      double began = Long.parseLong(fields[19]) / TICKS_PER_SECOND;
      double now = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0]);
      return Duration.ofMillis(Math.round(1_000 * (now - began)));
    } catch (IOException notLinux) {
      Instant now = Instant.now();
      return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
  }

  /** Ends a phase, which began when the one before it ended. */
  public void ended(String phase) {
    Instant now = Instant.now();
    phases.put(phase, Duration.between(last, now));
    last = now;
  }

  /** When the process started. */
  public Instant began() {
    return began;
  }

  /** The phases in their order. */
  public Map<String, Duration> phases() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(phases));
  }

  /** The value of a Server-Timing header: the milliseconds of each phase. */
  public String serverTiming() {
    return phases.entrySet().stream()
        .map(phase -> phase.getKey() + ";dur=" + phase.getValue().toMillis())
        .collect(Collectors.joining(", "));
  }
}
