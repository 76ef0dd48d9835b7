package dev.knativepredict.release.evidence;

/** Waits a moment. An interrupt ends the wait and stays set: whoever loops has to look. */
public final class Pause {

  private Pause() {}

  public static void forMillis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
