package dev.knativepredict.e2e.image;

import java.util.Locale;

/** What a front before the real function can get wrong. */
public enum Fault {
  /** Its readiness is 503 for ever. */
  UNREADY,
  /** It is ready, and /predict is 500. */
  ERROR,
  /** It takes ten times as long. */
  SLOW,
  /** It ends with code 1 when told to, and again after each restart. */
  CRASH,
  /** It takes memory without end when told to, and again after each restart. */
  OOM;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
