package dev.knativepredict.release.doctor;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first two numbers of a version; what follows them doesn't matter here. */
record Version(int major, int minor) implements Comparable<Version> {

  private static final Pattern SHAPE = Pattern.compile("v?([0-9]{1,6})\\.([0-9]{1,6})\\b.*");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major).thenComparingInt(Version::minor);

  /** Empty for what is no version, such as {@code devel}. */
  static Optional<Version> of(String text) {
    Matcher parts = SHAPE.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Version(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
