package dev.knativepredict.release.traffic;

/** A share of the traffic, 0 to 100 percent. */
public record Percent(int value) implements Comparable<Percent> {

  public static final Percent NONE = new Percent(0);
  public static final Percent ALL = new Percent(100);

  public Percent {
    if (value < 0 || value > 100) {
      throw new IllegalArgumentException("%d is not a share of 0 to 100 percent".formatted(value));
    }
  }

  /** The share that is left for the other revision. */
  public Percent rest() {
    return new Percent(100 - value);
  }

  public double fraction() {
    return value / 100.0;
  }

  @Override
  public int compareTo(Percent other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value + " %";
  }
}
