package dev.knativepredict.e2e.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sizes of the image's parts, from the file that its build wrote. */
public final class ImageSizeTable {

  private ImageSizeTable() {}

  /**
   * A Markdown table, or a sentence if the file is about another image.
   *
   * @param file {@code image.json}
   * @param image the image under test, by digest
   */
  public static List<String> table(Path file, String image) throws IOException {
    JsonNode sizes = new JsonMapper().readTree(Files.readString(file));
    if (!sizes.path("image").asString("").equals(image)) {
      return List.of("This is not the image that was built last on this machine: " + image);
    }
    List<String> lines = new ArrayList<>();
    lines.add("| part | on disk, MB | download, MB |");
    lines.add("|---|--:|--:|");
    for (JsonNode part : sizes.path("parts")) {
      lines.add(row(part.path("name").asString(), part));
    }
    lines.add(row("**total**", sizes));
    return lines;
  }

  private static String row(String name, JsonNode sizes) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f |",
        name,
        sizes.path("raw").asLong() / 1e6,
        sizes.path("compressed").asLong() / 1e6);
  }
}
