package dev.knativepredict.release.verdict;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which requests got bad responses.
 *
 * @param byForm how many of each form; empty if that isn't known
 */
public record Faults(Map<String, Long> byForm) {

  public static final Faults UNKNOWN = new Faults(Map.of());

  private static final int MOST = 3;

  /** To be said after a reason; the forms that fail most come first. */
  String text() {
    return byForm.isEmpty()
        ? ""
        : byForm.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST)
            .map(form -> "%d by %s".formatted(form.getValue(), form.getKey()))
            .collect(Collectors.joining(", ", "; ", ""));
  }
}
