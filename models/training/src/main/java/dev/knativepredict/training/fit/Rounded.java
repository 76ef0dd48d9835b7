package dev.knativepredict.training.fit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers without digits that mean nothing, and that differ between processors. */
public final class Rounded {

  private static final int DIGITS = 6;

  private Rounded() {}

  /** A share or a probability: six digits behind the point. */
  public static double share(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  /** Any number: six digits behind the point, of a small one after its zeros. */
  public static double number(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    BigDecimal decimal = BigDecimal.valueOf(value);
    int leading = decimal.scale() - decimal.precision();
    return decimal.setScale(DIGITS + Math.max(0, leading), RoundingMode.HALF_UP).doubleValue();
  }
}
