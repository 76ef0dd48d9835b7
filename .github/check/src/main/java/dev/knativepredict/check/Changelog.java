package dev.knativepredict.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The changelog's sections.
 *
 * @param sections their headings from the newest to the oldest, without the {@code ##}
 */
record Changelog(List<String> sections) {

  private static final String UNRELEASED = "[Unreleased]";
  private static final Pattern RELEASED = Pattern.compile("\\[([^]]+)] - \\d{4}-\\d{2}-\\d{2}");

  static Changelog read(Path file) throws IOException {
    return new Changelog(
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring("## ".length()))
            .toList());
  }

  boolean startsWithUnreleased() {
    return !sections.isEmpty() && sections.getFirst().equals(UNRELEASED);
  }

  /** The released versions, from the newest to the oldest. */
  List<Version> versions() {
    return sections.stream().flatMap(heading -> version(heading).stream()).toList();
  }

  /** The headings that name neither a released version with its date nor what is unreleased. */
  List<String> unknown() {
    return sections.stream()
        .filter(heading -> !heading.equals(UNRELEASED) && version(heading).isEmpty())
        .toList();
  }

  private static Optional<Version> version(String heading) {
    Matcher released = RELEASED.matcher(heading);
    return released.matches()
        ? Version.parse(released.group(1)).filter(version -> !version.snapshot())
        : Optional.empty();
  }
}
