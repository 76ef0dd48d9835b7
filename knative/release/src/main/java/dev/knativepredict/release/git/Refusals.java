package dev.knativepredict.release.git;

import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code refused.yaml}: the digests that were rolled back, one on each line, and why. Somebody who
 * takes a line out lets that image be released again.
 *
 * @param lines by digest
 */
record Refusals(Map<String, String> lines) {

  static final String NAME = "refused.yaml";

  private static final String HEAD =
      """
      # Images that were rolled back. They are not released again until somebody takes their line out.
      refused:
      """;

  private static final String ITEM = "  - ";

  static Refusals read(String text) {
    Map<String, String> lines = new LinkedHashMap<>();
    text.lines()
        .filter(line -> line.startsWith(ITEM + "sha256:"))
        .map(line -> line.substring(ITEM.length()))
        .forEach(line -> lines.put(line.split(" ", 2)[0], line));
    return new Refusals(lines);
  }

  String text() {
    return lines.values().stream()
        .map(line -> ITEM + line + "\n")
        .collect(Collectors.joining("", HEAD, ""));
  }

  /** Why an image is refused; empty if it isn't. */
  Optional<String> reason(String image) {
    return Optional.ofNullable(lines.get(digest(image)));
  }

  /** With what has happened since another state. */
  Refusals after(@Nullable State before, State now) {
    List<PastRelease> known = before == null ? List.of() : before.history();
    List<PastRelease> oldestFirst = new ArrayList<>(now.history()).reversed();
    Map<String, String> next = new LinkedHashMap<>(lines);
    for (PastRelease past : oldestFirst) {
      String digest = digest(past.candidate().image());
      if (known.contains(past) || !digest.startsWith("sha256:")) {
        continue;
      }
      switch (past.ending()) {
        case PROMOTED, ADOPTED -> next.remove(digest);
        case ROLLED_BACK -> next.put(digest, line(digest, past));
      }
    }
    return new Refusals(next);
  }

  /** A comment of YAML ends with its line. */
  private static String line(String digest, PastRelease past) {
    return "%s # %s at %s: %s"
        .formatted(
            digest, past.candidate().revision(), past.ended(), past.reason().replace('\n', ' '));
  }

  private static String digest(String image) {
    return image.substring(image.indexOf('@') + 1);
  }
}
