package dev.knativepredict.release.guard;

/**
 * One thing that was looked at.
 *
 * @param model the model and its version, as in {@code credit/1}; empty for all of a revision
 * @param text the numbers, on one line
 */
public record Signal(Kind kind, String model, Outcome outcome, String text) {

  /** The kinds, in the order in which they are listed. */
  public enum Kind {
    ERRORS("errors", true),
    SLO("slow answers", true),
    LABELS("labels", true),
    /** The version before would see the same rows, so going back to it would cure nothing. */
    DRIFT("drift", false);

    private final String text;
    private final boolean demotes;

    Kind(String text, boolean demotes) {
      this.text = text;
      this.demotes = demotes;
    }

    public String text() {
      return text;
    }
  }

  /** Whether it speaks against the version, and not only against what it is asked. */
  boolean isPlain() {
    return outcome == Outcome.BAD && kind.demotes;
  }

  @Override
  public String toString() {
    String of = model.isEmpty() ? "" : " of " + model;
    return "%s%s: %s".formatted(kind.text(), of, text);
  }
}
