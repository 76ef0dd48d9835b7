package dev.knativepredict.bench.measure;

/** The metrics of a server. */
public enum Metric {
  START("cold start, two cores", "ms", 0, false),
  START_H2C("cold start by HTTP/2, two cores", "ms", 0, false),
  START_CPU("CPU time of a cold start, two cores", "ms", 0, false),
  START_MEMORY("memory (RSS) after a cold start", "MB", 0, false),
  START_ONE_CORE("cold start, one core", "ms", 0, false),
  START_ONE_CORE_CPU("CPU time of a cold start, one core", "ms", 0, false),
  THROUGHPUT("throughput, 32 connections", "requests/s", 0, true),
  THROUGHPUT_H2C("throughput by HTTP/2, 4 connections of 8 streams", "requests/s", 0, true),
  CPU_PER_REQUEST("CPU time per request, 32 connections", "µs", 1, false),
  MEDIAN("median latency, 1 connection", "µs", 0, false),
  TAIL("p99 latency at 70 % of FastAPI's throughput", "µs", 0, false),
  OWN_TAIL("p99 latency at 70 % of the server's own throughput", "µs", 0, false),
  MEMORY("memory (RSS) after load", "MB", 0, false),
  MEMORY_H2C("memory (RSS) after load by HTTP/2", "MB", 0, false);

  private final String title;
  private final String unit;
  private final int decimals;
  private final boolean higherIsBetter;

  Metric(String title, String unit, int decimals, boolean higherIsBetter) {
    this.title = title;
    this.unit = unit;
    this.decimals = decimals;
    this.higherIsBetter = higherIsBetter;
  }

  public String title() {
    return title;
  }

  public String unit() {
    return unit;
  }

  /** The number of decimals in tables. */
  public int decimals() {
    return decimals;
  }

  public boolean higherIsBetter() {
    return higherIsBetter;
  }
}
