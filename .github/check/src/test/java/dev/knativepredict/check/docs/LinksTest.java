package dev.knativepredict.check.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");

  @Test
  void everyLinkToAFileOfTheRepositoryHasItsFile() throws IOException {
    assertThat(pages()).hasSizeGreaterThan(10).flatMap(LinksTest::missing).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      Stream<Path> others =
          Stream.of("README.md", "CONTRIBUTING.md", ".github/SECURITY.md").map(ROOT::resolve);
      return Stream.concat(docs.filter(file -> file.toString().endsWith(".md")), others).toList();
    }
  }

  private static List<String> missing(Path page) {
    return links(page).stream()
        .filter(link -> !link.contains("://"))
        .filter(link -> !Files.exists(page.resolveSibling(link)))
        .map(link -> page + ": " + link)
        .toList();
  }

  private static List<String> links(Path page) {
    try {
      return LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
