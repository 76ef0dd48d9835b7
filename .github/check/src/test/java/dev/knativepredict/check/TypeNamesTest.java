package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypeNamesTest {

  private static final Path ROOT = Path.of("../..");

  /** They said nothing to a stranger: the field has a term for each of them. */
  private static final Pattern BANNED =
      Pattern.compile(
          "\\b(?:class|enum|interface|record)"
              + " (Heart|Marks|Passage|Seat|Seen|Served|Turns|Where)\\b");

  @Test
  void everyTypeIsNamedByATermOfTheField() throws IOException {
    assertThat(sources()).hasSizeGreaterThan(300).flatMap(TypeNamesTest::banned).isEmpty();
  }

  @Test
  void aBannedNameIsFoundButNotAsPartOfAnother() {
    assertThat(BANNED.matcher("final class Seat {").find()).isTrue();
    assertThat(BANNED.matcher("record Where(int x) {}").find()).isTrue();
    assertThat(BANNED.matcher("final class ServedVersions {").find()).isFalse();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of(".github", "function", "knative", "models")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .filter(
                file -> file.toString().endsWith(".java") && !file.endsWith("TypeNamesTest.java"))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  private static List<String> banned(Path source) {
    try {
      return BANNED.matcher(Files.readString(source)).results().map(m -> m.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
