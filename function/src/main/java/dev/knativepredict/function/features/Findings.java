package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong, or merely unusual, while a body is read. */
public final class Findings {

  private static final int MOST = 100;

  private final List<Violation> violations = new ArrayList<>(0);
  private final List<Violation> warnings = new ArrayList<>(0);
  private Map<String, Integer> filled = Map.of();

  /**
   * Adds something that makes the body invalid.
   *
   * @throws Refused with all violations so far, if this is the hundredth
   */
  public void violation(String pointer, String detail) {
    violations.add(new Violation(pointer, detail));
    if (violations.size() == MOST) {
      refuseIfInvalid();
    }
  }

  /** Adds something that is answered all the same; the first hundred are kept. */
  void warning(String pointer, String detail) {
    if (warnings.size() < MOST) {
      warnings.add(new Violation(pointer, detail));
    }
  }

  List<Violation> warnings() {
    return warnings;
  }

  /** Notes that a row left a feature out. */
  void filled(String feature) {
    if (filled.isEmpty()) {
      filled = new HashMap<>();
    }
    filled.merge(feature, 1, Integer::sum);
  }

  Map<String, Integer> filled() {
    return filled;
  }

  /**
   * Ends the reading.
   *
   * @throws Refused with all violations, if there are any
   */
  public void refuseIfInvalid() {
    if (!violations.isEmpty()) {
      throw new Refused(new InvalidInput(violations));
    }
  }
}
