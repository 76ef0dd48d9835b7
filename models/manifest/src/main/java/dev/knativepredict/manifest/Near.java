package dev.knativepredict.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Equality of answers but for rounding. */
final class Near {

  private static final double TOLERANCE = 1e-5;

  private Near() {}

  static boolean equal(@Nullable Object found, @Nullable Object expected) {
    if (found instanceof List<?> some && expected instanceof List<?> others) {
      return equal(some, others);
    }
    if (found instanceof Map<?, ?> some && expected instanceof Map<?, ?> others) {
      return some.keySet().equals(others.keySet())
          && some.keySet().stream().allMatch(name -> equal(some.get(name), others.get(name)));
    }
    if (found instanceof Number some && expected instanceof Number other) {
      return some.equals(other) || (!(isWhole(some) && isWhole(other)) && near(some, other));
    }
    return found == null ? expected == null : found.equals(expected);
  }

  private static boolean near(Number some, Number other) {
    double limit = TOLERANCE * Math.max(1, Math.abs(other.doubleValue()));
    return Math.abs(some.doubleValue() - other.doubleValue()) <= limit;
  }

  /** Of equal whole numbers, the parser makes the same type; what was written as 1.0 is none. */
  private static boolean isWhole(Number number) {
    return !(number instanceof Double || number instanceof Float);
  }

  private static boolean equal(List<?> found, List<?> expected) {
    if (found.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < found.size(); i++) {
      if (!equal(found.get(i), expected.get(i))) {
        return false;
      }
    }
    return true;
  }
}
