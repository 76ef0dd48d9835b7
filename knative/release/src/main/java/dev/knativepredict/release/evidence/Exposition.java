package dev.knativepredict.release.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Metrics in the text format of Prometheus, as a pod has them. */
final class Exposition {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "(?md)^([a-z_]+)\\{(.*)} ([0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?: [0-9]+)?$");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_]\\w*)=\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  private Exposition() {}

  /** A value of 0 or more with its labels, by their names. */
  record Sample(String metric, Map<String, String> labels, double value) {

    /** The value of a label; empty if there is none. */
    String label(String name) {
      return labels.getOrDefault(name, "");
    }
  }

  /** The samples that have labels. */
  static Stream<Sample> samples(String metrics) {
    return SAMPLE
        .matcher(metrics)
        .results()
        .map(found ->
            new Sample(found.group(1), labels(found.group(2)), Double.parseDouble(found.group(3))));
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    LABEL
        .matcher(text)
        .results()
        .forEach(label -> labels.put(label.group(1), unescaped(label.group(2))));
    return labels;
  }

  private static String unescaped(String value) {
    return ESCAPED.matcher(value).replaceAll(Exposition::character);
  }

  private static String character(MatchResult escaped) {
    String character = escaped.group(1);
    return Matcher.quoteReplacement(character.equals("n") ? "\n" : character);
  }
}
