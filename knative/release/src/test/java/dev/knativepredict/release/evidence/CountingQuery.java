package dev.knativepredict.release.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A query in one of the forms that this tool sends: an increase, a gauge, or a number of pods. */
record CountingQuery(
    Form form, List<String> by, String metric, String selector, Duration window, Duration ago) {

  private static final String SERIES = "(?<metric>[a-z_]+)\\{(?<selector>[^}]*)}";
  private static final String RANGE = "\\[(?<window>\\d+)s]( offset (?<ago>\\d+)s)?";
  private static final Pattern MATCHER = Pattern.compile("([a-z]+)(=~|=)\"([^\"]*)\"");

  private enum Form {
    INCREASE(
        "sum by \\((?<by>[a-z, ]+)\\) \\(max_over_time\\(%1$s%2$s\\) - \\(\\k<metric>\\{[^}]*} offset"
            + " (?<less>\\d+)s or max_over_time\\(\\k<metric>\\{[^}]*}[^)]*\\) \\* 0\\)\\)"),
    END(
        "max by \\((?<by>pod)\\) \\(max_over_time\\(timestamp\\(%1$s\\)\\[(?<window>\\d+)s:10s]\\)\\)"
            + "(?<ago>NEVER)?"),
    LAST("max by \\((?<by>[a-z, ]+)\\) \\(last_over_time\\(%1$s%2$s\\)\\)"),
    PODS(
        "sum_over_time\\(count by \\((?<by>revision)\\)"
            + " \\(%1$s\\)\\[(?<window>\\d+)s:(?<look>\\d+)s]\\)"
            + " \\* \\k<look> / \\k<window>(?<ago>NEVER)?");

    private final Pattern pattern;

    Form(String pattern) {
      this.pattern = Pattern.compile(pattern.formatted(SERIES, RANGE));
    }
  }

  /** Empty if it is anything else. */
  static Optional<CountingQuery> of(String text) {
    return Arrays.stream(Form.values()).flatMap(form -> of(form, text).stream()).findFirst();
  }

  private static Optional<CountingQuery> of(Form form, String text) {
    Matcher found = form.pattern.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    String ago = found.group("ago");
    return Optional.of(
        new CountingQuery(
            form,
            List.of(found.group("by").split(", ")),
            found.group("metric"),
            found.group("selector"),
            Duration.ofSeconds(Long.parseLong(found.group("window"))),
            Duration.ofSeconds(ago == null ? 0 : Long.parseLong(ago))));
  }

  /** Its values at a time, by their labels. */
  Map<Map<String, String>, Double> at(Instant time, List<PodRecord> pods) {
    Instant to = time.minus(ago);
    Instant from = to.minus(window);
    Map<Map<String, String>, Double> found = new HashMap<>();
    for (PodRecord pod : pods) {
      if (form == Form.PODS) {
        pods(pod, from, to, found);
      } else if (form == Form.END) {
        pod.in(metric, from, to, false).keySet().stream()
            .filter(this::selects)
            .forEach(labels -> found.put(kept(labels), pod.lastScrape(to)));
      } else {
        DoubleBinaryOperator aggregate = form == Form.INCREASE ? Double::sum : Math::max;
        pod.in(metric, from, to, form == Form.INCREASE)
            .forEach((labels, value) -> {
              if (selects(labels)) {
                found.merge(kept(labels), value, aggregate::applyAsDouble);
              }
            });
      }
    }
    return found;
  }

  /** As if it looked all the time. */
  private void pods(
      PodRecord pod, Instant from, Instant to, Map<Map<String, String>, Double> found) {
    Map<String, String> labels = Map.of("namespace", pod.namespace(), "revision", pod.revision());
    double seconds = pod.seconds(from, to);
    if (seconds > 0 && selects(labels)) {
      found.merge(kept(labels), seconds / window.toSeconds(), Double::sum);
    }
  }

  private boolean selects(Map<String, String> labels) {
    return MATCHER
        .matcher(selector)
        .results()
        .allMatch(match -> {
          String value = labels.getOrDefault(match.group(1), "");
          return match.group(2).equals("=")
              ? value.equals(match.group(3))
              : value.matches(match.group(3));
        });
  }

  private Map<String, String> kept(Map<String, String> labels) {
    return by.stream()
        .filter(labels::containsKey)
        .collect(Collectors.toMap(name -> name, name -> labels.getOrDefault(name, "")));
  }
}
