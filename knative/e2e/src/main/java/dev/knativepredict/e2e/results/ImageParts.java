package dev.knativepredict.e2e.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the image is made of, as its build said. */
public final class ImageParts {

  private ImageParts() {}

  /** A Markdown table of the parts, or a sentence where another image was built last. */
  public static List<String> table(Path report, String image) throws IOException {
    JsonNode said = new JsonMapper().readTree(Files.readString(report));
    if (!said.path("image").asString("").equals(image)) {
      return List.of("The image was built elsewhere: " + image);
    }
    List<String> lines = new ArrayList<>();
    lines.add("| part | on disk, MB | pulled, MB |");
    lines.add("|---|--:|--:|");
    for (JsonNode part : said.path("parts")) {
      lines.add(row(part.path("name").asString(), part));
    }
    lines.add(row("**all**", said));
    return lines;
  }

  private static String row(String name, JsonNode sizes) {
    return "| %s | %.1f | %.1f |"
        .formatted(name, sizes.path("raw").asLong() / 1e6, sizes.path("compressed").asLong() / 1e6);
  }
}
