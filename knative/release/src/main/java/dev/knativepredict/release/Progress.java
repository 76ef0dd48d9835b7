package dev.knativepredict.release;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says what happens, with the seconds since the command was given. */
final class Progress {

  private final PrintWriter out;
  private final Instant began =
      ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  private String last = "";

  Progress(PrintWriter out) {
    this.out = out;
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
