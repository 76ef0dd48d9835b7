package dev.knativepredict.bench.server;

/** Something that a measurement rests on is not as it has to be. */
public final class Broken extends RuntimeException {

  private static final long serialVersionUID = 1;

  public Broken(String what) {
    super(what);
  }
}
