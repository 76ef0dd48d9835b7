package dev.knativepredict.release.doctor;

import org.jspecify.annotations.Nullable;

/** What a check found, in one line. */
public sealed interface Finding {

  String text();

  /** What to do about it; null if nothing has to be done. */
  @Nullable String cure();

  /** All is well. */
  record Ok(String text) implements Finding {
    @Override
    public @Nullable String cure() {
      return null;
    }
  }

  /** Good to know. It doesn't spoil a release. */
  record Hint(String text, @Nullable String cure) implements Finding {
    Hint(String text) {
      this(text, null);
    }
  }

  /** It spoils a release or a wake from zero. */
  record Problem(String text, String cure) implements Finding {}

  /** As in the JSON. */
  default String kind() {
    return switch (this) {
      case Ok ok -> "ok";
      case Hint hint -> "hint";
      case Problem problem -> "problem";
    };
  }
}
