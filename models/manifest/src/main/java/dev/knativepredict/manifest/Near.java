package dev.knativepredict.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Equality of answers but for rounding. */
final class Near {

  private static final double TOLERANCE = 1e-5;

  private Near() {}

  static boolean equal(@Nullable Object found, @Nullable Object expected) {
    if (found instanceof List<?> some && expected instanceof List<?> others) {
      return equal(some, others);
    }
    if (found instanceof Number some && expected instanceof Number other) {
      double limit = TOLERANCE * Math.max(1, Math.abs(other.doubleValue()));
      return Math.abs(some.doubleValue() - other.doubleValue()) <= limit;
    }
    return found == null ? expected == null : found.equals(expected);
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
