package dev.knativepredict.release;

import dev.knativepredict.release.time.Time;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints each event with the seconds since the command was given. */
public final class Progress {

  private final PrintWriter out;
  private final Time time;
  private final Instant began;
  private String last = "";

  /**
   * Counts from the start of the launcher, so that the start of the JVM is included.
   *
   * @param began seconds since 1970 as in bash's EPOCHREALTIME; null to count from now
   */
  public Progress(PrintWriter out, Time time, @Nullable String began) {
    this.out = out;
    this.time = time;
    this.began =
        began == null
            ? time.instant()
            : Instant.ofEpochMilli(Math.round(1000 * Double.parseDouble(began.replace(',', '.'))));
  }

  public void say(String text) {
    out.printf(Locale.ROOT, "%7.2f s  %s%n", seconds(), text);
    out.flush();
    last = text;
  }

  /** Prints nothing if this was the last event as well. */
  void sayOnce(String text) {
    if (!text.equals(last)) {
      say(text);
    }
  }

  /** The seconds since the command was given. */
  public double seconds() {
    return time.since(began).toMillis() / 1000.0;
  }
}
