package dev.knativepredict.release.command;

import dev.knativepredict.release.traffic.RevisionName;

/** What counted rows are compared with. */
sealed interface Against {

  /** The training data. */
  record Reference() implements Against {
    @Override
    public String toString() {
      return "the training data";
    }
  }

  /** The window of the same length before. */
  record Before() implements Against {
    @Override
    public String toString() {
      return "the window before";
    }
  }

  /** The rows of another revision. */
  record Revision(RevisionName name) implements Against {
    @Override
    public String toString() {
      return name.value();
    }
  }

  /** Reads the option. */
  static Against of(String text) {
    return switch (text) {
      case "reference" -> new Reference();
      case "before" -> new Before();
      default -> new Revision(new RevisionName(text));
    };
  }
}
