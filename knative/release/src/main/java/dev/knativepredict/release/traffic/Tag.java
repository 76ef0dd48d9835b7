package dev.knativepredict.release.traffic;

/** The two tags that this tool uses. Knative gives a revision with a tag its own URL. */
public enum Tag {
  STABLE("stable"),
  CANDIDATE("candidate");

  private final String text;

  Tag(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
