package dev.knativepredict.bench.server;

/** The benchmark can't go on: something is missing, or a server gave a wrong or no response. */
public final class BenchmarkFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BenchmarkFailed(String what) {
    super(what);
  }
}
