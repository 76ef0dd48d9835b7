package dev.knativepredict.function.settings;

/** Which responses get a line in the access log. */
public enum AccessLog {
  OFF(Integer.MAX_VALUE),
  ERRORS(400),
  ALL(0);

  private final int leastStatus;

  AccessLog(int leastStatus) {
    this.leastStatus = leastStatus;
  }

  /** The lowest status that gets one. */
  public int leastStatus() {
    return leastStatus;
  }
}
