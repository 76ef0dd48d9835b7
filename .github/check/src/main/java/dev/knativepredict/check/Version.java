package dev.knativepredict.check;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this project.
 *
 * @param snapshot whether it is under development: its number is that of the next release
 */
record Version(int major, int minor, int patch, boolean snapshot) implements Comparable<Version> {

  private static final Pattern TEXT =
      Pattern.compile("(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(-SNAPSHOT)?");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .thenComparing(Version::snapshot, Comparator.reverseOrder());

  /** The version that a text names; empty if it is not {@code 1.2.3} or {@code 1.2.3-SNAPSHOT}. */
  static Optional<Version> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Version(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                parts.group(4) != null))
        : Optional.empty();
  }

  /** A snapshot comes before the release of the same number. */
  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%d.%d.%d%s".formatted(major, minor, patch, snapshot ? "-SNAPSHOT" : "");
  }
}
