package dev.knativepredict.release.traffic;

import com.fasterxml.jackson.annotation.JsonValue;

/** The two names under which a revision has a URL of its own. */
public enum Tag {
  STABLE("stable"),
  CANDIDATE("candidate");

  private final String text;

  Tag(String text) {
    this.text = text;
  }

  @JsonValue
  public String text() {
    return text;
  }
}
