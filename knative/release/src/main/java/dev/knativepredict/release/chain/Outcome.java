package dev.knativepredict.release.chain;

/** Whether two places say the same. */
public sealed interface Outcome {

  /** Both say it. */
  record Agrees(String value) implements Outcome {}

  /** They don't: what the first one says, and the second one. */
  record Differs(String expected, String found) implements Outcome {}

  /** At least one of them doesn't say it here. */
  record NotChecked(String reason) implements Outcome {}

  /** The same text, or not. */
  static Outcome compare(String expected, String found) {
    return expected.equals(found) ? new Agrees(found) : new Differs(expected, found);
  }

  /** As in the JSON. */
  default String kind() {
    return switch (this) {
      case Agrees _ -> "agrees";
      case Differs _ -> "differs";
      case NotChecked _ -> "not checked";
    };
  }
}
