package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TypeNamesTest {

  /** They said nothing to a stranger: the field has a term for each of them. */
  private static final Pattern BANNED =
      Pattern.compile(
          "\\b(?:class|enum|interface|record)"
              + " (Heart|Marks|Passage|Seat|Seen|Served|Turns|Where)\\b");

  @Test
  void everyTypeIsNamedByATermOfTheField() throws IOException {
    assertThat(Sources.all())
        .filteredOn(source -> !source.endsWith("TypeNamesTest.java"))
        .hasSizeGreaterThan(300)
        .flatMap(TypeNamesTest::banned)
        .isEmpty();
  }

  @Test
  void aBannedNameIsFoundButNotAsPartOfAnother() {
    assertThat(BANNED.matcher("final class Seat {").find()).isTrue();
    assertThat(BANNED.matcher("record Where(int x) {}").find()).isTrue();
    assertThat(BANNED.matcher("final class ServedVersions {").find()).isFalse();
  }

  private static List<String> banned(Path source) {
    try {
      return BANNED.matcher(Files.readString(source)).results().map(m -> m.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
