package dev.knativepredict.release.drift;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Whether what was counted has drifted from what it is compared with. */
public record DriftReport(List<DriftTest> tests) {

  /** What all comparisons together say. */
  public enum Conclusion {
    NO_DRIFT("no drift"),
    DRIFT("drift"),
    INCONCLUSIVE("inconclusive");

    private final String text;

    Conclusion(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * Compares each subject of a window.
   *
   * @param control what it is compared with; where it has another version of a model, that one
   */
  public static DriftReport of(
      SortedMap<Subject, Histogram> window, SortedMap<Subject, Histogram> control) {
    return of(window, control, 1);
  }

  /**
   * Compares each subject of a window, one of many.
   *
   * @param looks at how many windows; all of them together find drift by chance as seldom as one
   */
  public static DriftReport of(
      SortedMap<Subject, Histogram> window, SortedMap<Subject, Histogram> control, int looks) {
    long tests = window.keySet().stream().filter(one -> !like(one, control).isEmpty()).count();
    DriftRule rule = new DriftRule(Math.toIntExact(Math.max(1, tests) * looks));
    return new DriftReport(
        window.entrySet().stream()
            .map(one -> rule.judge(one.getKey(), one.getValue(), like(one.getKey(), control)))
            .toList());
  }

  private static Histogram like(Subject subject, SortedMap<Subject, Histogram> control) {
    Histogram same = control.get(subject);
    return same != null
        ? same
        : control.entrySet().stream()
            .filter(other -> other.getKey().isLike(subject))
            .findFirst()
            .map(Map.Entry::getValue)
            .orElse(Histogram.NONE);
  }

  /** Drift in one subject is drift; without any, too few rows of one leave it open. */
  public Conclusion conclusion() {
    if (tests.stream().anyMatch(DriftTest::isDrift)) {
      return Conclusion.DRIFT;
    }
    boolean open = tests.stream().anyMatch(DriftTest::hasTooFewRows);
    boolean compared = tests.stream().anyMatch(test -> test.compared().isPresent());
    return open || !compared ? Conclusion.INCONCLUSIVE : Conclusion.NO_DRIFT;
  }

  /** Why, on one line. */
  public String reason() {
    return switch (conclusion()) {
      case DRIFT ->
          tests.stream()
              .filter(DriftTest::isDrift)
              .map(test -> test.subject().text())
              .collect(Collectors.joining(", "));
      case NO_DRIFT ->
          "%d compared"
              .formatted(tests.stream().filter(test -> test.compared().isPresent()).count());
      case INCONCLUSIVE -> open();
    };
  }

  private String open() {
    long few = tests.stream().filter(DriftTest::hasTooFewRows).count();
    if (few > 0) {
      return "too few rows for %d of %d".formatted(few, tests.size());
    }
    return tests.isEmpty() ? "nothing was counted" : "there is nothing to compare it with";
  }
}
