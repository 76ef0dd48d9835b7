package dev.knativepredict.e2e.image;

import java.util.Locale;

/** The faults that the proxy in front of the real function can add. */
public enum Fault {
  /** The readiness probe always fails with 503. */
  UNREADY,
  /** It is ready, but /predict always fails with 500. */
  ERROR,
  /**
   * It fails with 500 for one body only, which is in no golden row; it counts that as the function
   * does.
   */
  BODY,
  /** Predictions take ten times as long. */
  SLOW,
  /** After POST /fault it exits with code 1, and again after each restart of the container. */
  CRASH,
  /** After POST /fault it uses up all memory, and again after each restart of the container. */
  OOM,
  /** After POST /fault it runs out of memory in some ten seconds. */
  LEAK,
  /** After POST /fault its readiness probe fails for 40 of 50 seconds. */
  FLAPPING;

  /** The value of the environment variable FAULT. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
