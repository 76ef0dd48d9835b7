package dev.knativepredict.training.report;

import java.math.BigDecimal;

/** Numbers as people write them. */
final class Plain {

  private Plain() {}

  /** Without a needless decimal point or exponent. */
  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
