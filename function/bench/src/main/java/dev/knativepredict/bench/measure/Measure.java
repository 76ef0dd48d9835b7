package dev.knativepredict.bench.measure;

/** What is measured of every server. */
public enum Measure {
  START("exec → first right prediction, two cores", "ms", 0, false),
  START_CPU("… CPU time until then", "ms", 0, false),
  START_MEMORY("… resident memory then", "MB", 0, false),
  START_ONE_CORE("exec → first right prediction, one core", "ms", 0, false),
  START_ONE_CORE_CPU("… CPU time until then, one core", "ms", 0, false),
  THROUGHPUT("requests/s, 32 connections", "1/s", 0, true),
  CPU_PER_REQUEST("… CPU time per request", "µs", 1, false),
  MEDIAN("median latency, 1 connection", "µs", 0, false),
  TAIL("99th percentile at 70 % of FastAPI's throughput", "µs", 0, false),
  OWN_TAIL("99th percentile at 70 % of its own throughput", "µs", 0, false),
  MEMORY("resident memory after load", "MB", 0, false);

  private final String title;
  private final String unit;
  private final int decimals;
  private final boolean moreIsBetter;

  Measure(String title, String unit, int decimals, boolean moreIsBetter) {
    this.title = title;
    this.unit = unit;
    this.decimals = decimals;
    this.moreIsBetter = moreIsBetter;
  }

  public String title() {
    return title;
  }

  public String unit() {
    return unit;
  }

  public int decimals() {
    return decimals;
  }

  public boolean moreIsBetter() {
    return moreIsBetter;
  }
}
