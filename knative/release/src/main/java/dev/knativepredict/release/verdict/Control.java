package dev.knativepredict.release.verdict;

/**
 * When the stable revision did what a candidate is compared with: the control of the experiment.
 */
public enum Control {
  /** At the same time. */
  CONCURRENT(""),
  /** In earlier steps. The machine may have slowed down since, so latencies can't be compared. */
  EARLIER(", stable's from earlier"),
  /** In the comparison at 0 %: the stable revision got no traffic since. */
  COMPARISON(", stable's from the comparison at 0 %");

  private final String note;

  Control(String note) {
    this.note = note;
  }

  /** What is said after a check's name. */
  String note() {
    return note;
  }
}
