package dev.knativepredict.e2e.results;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.e2e.load.Quantile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table of the parts of a cold start: medians, in milliseconds. */
public final class ColdStartTable {

  /** The phases of the function's own start, in their order. */
  private enum Phase {
    JVM("jvm", "function: start of the process and the JVM, until `main` runs"),
    CONTEXT("context", "function: Spring's context (the model is loaded at the same time)"),
    MODEL("model", "function: further waiting for the model"),
    WARM_UP("warm-up", "function: warm-up with the golden rows"),
    PORTS("ports", "function: opening the ports");

    final String label;
    final String title;

    Phase(String label, String title) {
      this.label = label;
      this.title = title;
    }
  }

  private ColdStartTable() {}

  /**
   * One cold start.
   *
   * @param total from the caller's request to the response
   * @param phases the phases of the function's start, by the label of the metric
   * @param prediction from the arrival of the request in the function to the response
   */
  public record ColdStart(Duration total, Map<String, Duration> phases, Duration prediction) {

    /** Combines the time that the caller measured with the metrics of the pod. */
    public static ColdStart of(Duration total, String metrics) {
      Map<String, Duration> phases = new HashMap<>();
      for (Phase phase : Phase.values()) {
        phases.put(
            phase.label, value(metrics, "predict_start_seconds", "phase=\"" + phase.label + "\""));
      }
      return new ColdStart(
          total,
          phases,
          value(metrics, "predict_duration_seconds_sum", "outcome=\"ok\"", "start=\"cold\""));
    }

    /** The time outside the function. */
    private Duration outside() {
      return phases.values().stream().reduce(total, Duration::minus).minus(prediction);
    }

    /** The value of the metric with labels, in their order, from the Prometheus text format. */
    private static Duration value(String metrics, String name, String... labels) {
      String all = Stream.of(labels).map(Pattern::quote).collect(Collectors.joining("[^}]*"));
      Pattern line =
          Pattern.compile("^%s\\{[^}]*%s[^}]*\\} (\\S+)$".formatted(name, all), Pattern.MULTILINE);
      Matcher found = line.matcher(metrics);
      if (!found.find()) {
        throw new IllegalStateException(
            "no metric %s with %s in%n%s".formatted(name, List.of(labels), metrics));
      }
      return Duration.ofNanos(Math.round(Double.parseDouble(found.group(1)) * 1e9));
    }
  }

  /** A Markdown table of the parts. */
  public static List<String> table(List<ColdStart> starts) {
    List<String> lines = new ArrayList<>();
    lines.add("| part | median of %d starts |".formatted(starts.size()));
    lines.add("|---|--:|");
    lines.add(
        row("Knative and Kubernetes: pod, network, container, probes", starts, ColdStart::outside));
    for (Phase phase : Phase.values()) {
      lines.add(row(phase.title, starts, start -> requireNonNull(start.phases().get(phase.label))));
    }
    lines.add(row("function: first prediction", starts, ColdStart::prediction));
    lines.add(row("**total, from request to response**", starts, ColdStart::total));
    return lines;
  }

  /** Two more rows, to compare with another service that was woken in the same rounds. */
  public static List<String> comparison(String name, List<ColdStart> starts, List<Duration> other) {
    return List.of(
        "| total of %s | %s |".formatted(name, ResultsPage.millis(median(other))),
        "| predict ÷ %s: median (minimum–maximum) of the rounds | %s |"
            .formatted(name, ratios(starts, other)));
  }

  /** The median, minimum and maximum of the ratios of the rounds. */
  private static String ratios(List<ColdStart> starts, List<Duration> other) {
    double[] ratios =
        IntStream.range(0, other.size())
            .mapToDouble(i -> (double) starts.get(i).total().toNanos() / other.get(i).toNanos())
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        ratios[ratios.length / 2],
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private static String row(
      String name, List<ColdStart> starts, Function<ColdStart, Duration> part) {
    return "| %s | %s |"
        .formatted(name, ResultsPage.millis(median(starts.stream().map(part).toList())));
  }

  private static Duration median(List<Duration> durations) {
    return Quantile.of(durations, 0.5);
  }
}
