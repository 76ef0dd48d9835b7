package dev.knativepredict.function.observe;

import java.util.Locale;

/** How a request ended. */
enum Outcome {
  OK,
  CLIENT_ERROR,
  OVERLOADED,
  ERROR;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
