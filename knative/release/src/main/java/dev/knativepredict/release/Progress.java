package dev.knativepredict.release;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what happens, with the seconds since the command was given. */
final class Progress {

  private final PrintWriter out;
  private final Instant began;
  private String last = "";

  /**
   * Counts from when the launcher was started, where it says so.
   *
   * @param began seconds since 1970, as bash's EPOCHREALTIME; null if nobody says
   */
  Progress(PrintWriter out, @Nullable String began) {
    this.out = out;
    this.began =
        began == null
            ? Instant.now()
            : Instant.ofEpochMilli(Math.round(1000 * Double.parseDouble(began.replace(',', '.'))));
  }

  void say(String text) {
    out.printf(Locale.ROOT, "%7.2f s  %s%n", seconds(), text);
    out.flush();
    last = text;
  }

  /** The same thing is said once, however often it is seen. */
  void sayOnce(String text) {
    if (!text.equals(last)) {
      say(text);
    }
  }

  /** Since the command was given: the start of the JVM counts. */
  double seconds() {
    return Duration.between(began, Instant.now()).toMillis() / 1000.0;
  }
}
