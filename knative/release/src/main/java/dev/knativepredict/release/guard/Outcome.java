package dev.knativepredict.release.guard;

/** What a look at something says. Too little data is an outcome of its own: it never says fine. */
public enum Outcome {
  FINE("fine"),
  BAD("bad"),
  TOO_LITTLE("too little data");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
