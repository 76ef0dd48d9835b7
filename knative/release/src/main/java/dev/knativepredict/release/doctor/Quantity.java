package dev.knativepredict.release.doctor;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of a resource, as Kubernetes writes it: {@code 200m}, {@code 256Mi}, {@code 1e3}. */
record Quantity(BigDecimal value, String text) implements Comparable<Quantity> {

  private static final Pattern SHAPE =
      Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([A-Za-z]{0,2})");

  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
          Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
          Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
          Map.entry("", BigDecimal.ONE),
          Map.entry("k", BigDecimal.ONE.movePointRight(3)),
          Map.entry("M", BigDecimal.ONE.movePointRight(6)),
          Map.entry("G", BigDecimal.ONE.movePointRight(9)),
          Map.entry("T", BigDecimal.ONE.movePointRight(12)),
          Map.entry("P", BigDecimal.ONE.movePointRight(15)),
          Map.entry("E", BigDecimal.ONE.movePointRight(18)),
          Map.entry("Ki", BigDecimal.TWO.pow(10)),
          Map.entry("Mi", BigDecimal.TWO.pow(20)),
          Map.entry("Gi", BigDecimal.TWO.pow(30)),
          Map.entry("Ti", BigDecimal.TWO.pow(40)),
          Map.entry("Pi", BigDecimal.TWO.pow(50)),
          Map.entry("Ei", BigDecimal.TWO.pow(60)));

  /** Zero for what is no quantity: the API server has checked it before. */
  static Quantity of(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches() || !UNITS.containsKey(parts.group(2))) {
      return new Quantity(BigDecimal.ZERO, text);
    }
    return new Quantity(new BigDecimal(parts.group(1)).multiply(UNITS.get(parts.group(2))), text);
  }

  Quantity plus(Quantity other) {
    return of(value.add(other.value));
  }

  Quantity minus(Quantity other) {
    return of(value.subtract(other.value));
  }

  Quantity times(int factor) {
    return of(value.multiply(BigDecimal.valueOf(factor)));
  }

  private static Quantity of(BigDecimal value) {
    return new Quantity(value, value.stripTrailingZeros().toPlainString());
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return text;
  }
}
