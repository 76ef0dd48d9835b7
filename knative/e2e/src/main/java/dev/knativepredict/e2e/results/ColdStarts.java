package dev.knativepredict.e2e.results;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Cold starts, taken apart. */
public final class ColdStarts {

  /** The phases of the function's own start, in their order, and what each is about. */
  private enum Phase {
    JVM("jvm", "container's process and JVM, to the first line of `main`"),
    CONTEXT("context", "Spring's context and the functions, while the model is loaded"),
    MODEL("model", "onnxruntime, seal and graph, as far as they are still waited for"),
    WARM_UP("warm-up", "golden predictions, before it is ready"),
    PORTS("ports", "ports open");

    final String label;
    final String what;

    Phase(String label, String what) {
      this.label = label;
      this.what = what;
    }
  }

  private ColdStarts() {}

  /**
   * One of them.
   *
   * @param total as the caller saw it
   * @param phases of the process, by name
   * @param prediction from the request's arrival in the process to its answer
   */
  public record ColdStart(Duration total, Map<String, Duration> phases, Duration prediction) {

    /** From what the caller measured, and the pod's metrics. */
    public static ColdStart of(Duration total, String metrics) {
      Map<String, Duration> phases = new HashMap<>();
      for (Phase phase : Phase.values()) {
        phases.put(
            phase.label, value(metrics, "predict_start_seconds", "phase=\"" + phase.label + "\""));
      }
      return new ColdStart(
          total, phases, value(metrics, "predict_duration_seconds_sum", "start=\"cold\""));
    }

    private Duration rest() {
      return phases.values().stream().reduce(total, Duration::minus).minus(prediction);
    }

    private static Duration value(String metrics, String name, String label) {
      Pattern line =
          Pattern.compile(
              "^%s\\{[^}]*%s[^}]*\\} (\\S+)$".formatted(name, Pattern.quote(label)),
              Pattern.MULTILINE);
      Matcher found = line.matcher(metrics);
      if (!found.find()) {
        throw new IllegalStateException("no %s with %s in%n%s".formatted(name, label, metrics));
      }
      return Duration.ofNanos(Math.round(Double.parseDouble(found.group(1)) * 1e9));
    }
  }

  /** The medians as a Markdown table. */
  public static List<String> table(List<ColdStart> predict) {
    List<String> lines = new ArrayList<>();
    lines.add("| part | median of %d |".formatted(predict.size()));
    lines.add("|---|--:|");
    lines.add(
        row("Knative and Kubernetes: pod, network, container, probes", predict, ColdStart::rest));
    for (Phase phase : Phase.values()) {
      lines.add(row(phase.what, predict, start -> requireNonNull(start.phases().get(phase.label))));
    }
    lines.add(row("first prediction of a caller", predict, ColdStart::prediction));
    lines.add(row("**request to answer**", predict, ColdStart::total));
    return lines;
  }

  /** Two lines more: what another service took in the same rounds. */
  public static List<String> beside(String name, List<ColdStart> predict, List<Duration> other) {
    return List.of(
        "| request to answer of %s | %s |".formatted(name, Results.millis(median(other))),
        "| … predict ÷ that, of each round | %s |".formatted(ratios(predict, other)));
  }

  /** The median, the least and the greatest. */
  private static String ratios(List<ColdStart> predict, List<Duration> other) {
    double[] ratios =
        IntStream.range(0, other.size())
            .mapToDouble(i -> (double) predict.get(i).total().toNanos() / other.get(i).toNanos())
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
        .formatted(name, Results.millis(median(starts.stream().map(part).toList())));
  }

  private static Duration median(List<Duration> durations) {
    return durations.stream().sorted().toList().get(durations.size() / 2);
  }
}
