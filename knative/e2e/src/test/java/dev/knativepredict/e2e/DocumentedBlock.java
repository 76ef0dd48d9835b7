package dev.knativepredict.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A block of code that a page of the documentation shows. */
final class DocumentedBlock {

  private DocumentedBlock() {}

  /** The first one in a language that has these words, with its line ends. */
  static String of(Path page, String language, String words) throws IOException {
    return Pattern.compile("(?ms)^```%s\n(.*?)^```$".formatted(language))
        .matcher(Files.readString(page))
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("%s has no '%s'".formatted(page, words)));
  }
}
