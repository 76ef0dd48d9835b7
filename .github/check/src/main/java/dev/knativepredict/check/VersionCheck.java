package dev.knativepredict.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the version in every pom file with the changelog and with the tags of the commit. */
public final class VersionCheck {

  private static final Pattern PROJECT =
      Pattern.compile("<artifactId>knative-predict</artifactId>\\s*<version>([^<]*)</version>");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]*)</module>");

  private VersionCheck() {}

  /**
   * Ends with 0 if all agree, otherwise with 1 and one line for each broken rule.
   *
   * @param arguments the repository, then the tags of its commit
   */
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    Path root = Path.of(given.getFirst());
    List<String> broken =
        VersionRules.broken(modules(root), changelog(root), given.subList(1, given.size()));
    broken.forEach(System.out::println);
    if (broken.isEmpty()) {
      System.out.println("version " + modules(root).getFirst());
    }
    System.exit(broken.isEmpty() ? 0 : 1);
  }

  static Changelog changelog(Path root) throws IOException {
    return Changelog.read(root.resolve("docs/changelog.md"));
  }

  /** The version that each pom file gives the project, as it is written. */
  static List<String> modules(Path root) throws IOException {
    String parent = Files.readString(root.resolve("pom.xml"));
    List<String> versions = new ArrayList<>(List.of(version(parent)));
    for (String module : MODULE.matcher(parent).results().map(m -> m.group(1)).toList()) {
      versions.add(version(Files.readString(root.resolve(module).resolve("pom.xml"))));
    }
    return versions;
  }

  private static String version(String pom) {
    Matcher project = PROJECT.matcher(pom);
    return project.find() ? project.group(1) : "";
  }
}
