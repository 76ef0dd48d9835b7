package dev.knativepredict.check.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name its path in the repository
 */
record Page(String name, List<Block> blocks) {

  private static final String FENCE = "```";
  private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");

  /** The pages that a reader follows: README, CONTRIBUTING and all of docs. */
  static List<Page> all(Path root) throws IOException {
    List<Page> pages = new ArrayList<>();
    try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
      Stream<Path> first = Stream.of("README.md", "CONTRIBUTING.md").map(root::resolve);
      Stream<Path> others = docs.filter(file -> file.toString().endsWith(".md")).sorted();
      for (Path file : Stream.concat(first, others).toList()) {
        pages.add(of(root.relativize(file).toString(), Files.readAllLines(file)));
      }
    }
    return pages;
  }

  static Page of(String name, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int end = end(lines, i);
        String language = lines.get(i).substring(FENCE.length());
        String text =
            String.join("", lines.subList(i + 1, end).stream().map(l -> l + "\n").toList());
        blocks.add(new Block(i + 1, language, i == 0 ? "" : comment(lines.get(i - 1)), text));
        i = end;
      }
    }
    return new Page(name, List.copyOf(blocks));
  }

  private static int end(List<String> lines, int start) {
    int end = start + 1;
    while (end < lines.size() && !lines.get(end).startsWith(FENCE)) {
      end++;
    }
    return end;
  }

  private static String comment(String line) {
    Matcher comment = COMMENT.matcher(line);
    return comment.matches() ? comment.group(1) : "";
  }
}
