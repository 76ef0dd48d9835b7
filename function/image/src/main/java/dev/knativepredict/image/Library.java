package dev.knativepredict.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A jar of the function, and what Maven calls it.
 *
 * @param group as {@code org.springframework}
 * @param artifact as {@code spring-core}
 * @param version as {@code 7.0.10}
 * @param jar its file
 */
record Library(String group, String artifact, String version, Path jar) {

  /** As {@code mvn dependency:list} writes it: {@code group:artifact:jar:version:scope:file}. */
  private static final Pattern LISTED =
      Pattern.compile(
          " +([^:]+):([^:]+):jar:(?:[^:]+:)?([^:]+):[a-z]+:(.+?\\.jar)(?: -- module .*)?");

  /** The libraries in a file that {@code mvn dependency:list} wrote. */
  static List<Library> listed(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(LISTED::matcher)
          .flatMap(matcher -> matcher.results())
          .map(Library::of)
          .toList();
    }
  }

  private static Library of(MatchResult line) {
    return new Library(line.group(1), line.group(2), line.group(3), Path.of(line.group(4)));
  }

  /** Where Maven's own jars say what they are, and where scanners for vulnerabilities look. */
  String entry() {
    return "META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
  }

  /** What stands there. */
  String properties() {
    return "groupId=%s\nartifactId=%s\nversion=%s\n".formatted(group, artifact, version);
  }
}
