package dev.knativepredict.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the version of this project has to agree with. */
final class VersionRules {

  private final List<String> broken = new ArrayList<>();

  private VersionRules() {}

  /**
   * The rules that are broken, one sentence for each.
   *
   * @param modules the versions in the pom files, as they are written
   * @param tags the tags of the commit
   */
  static List<String> broken(List<String> modules, Changelog changelog, List<String> tags) {
    List<String> different = modules.stream().distinct().toList();
    Optional<Version> version =
        different.size() == 1 ? Version.parse(different.getFirst()) : Optional.empty();
    if (version.isEmpty()) {
      return List.of("the pom files have no version in common: " + different);
    }
    VersionRules rules = new VersionRules();
    rules.changelog(version.get(), changelog);
    rules.tags(version.get(), tags);
    return List.copyOf(rules.broken);
  }

  private void changelog(Version version, Changelog changelog) {
    List<Version> released = changelog.versions();
    require(changelog.unknown().isEmpty(), "unknown sections: " + changelog.unknown());
    require(
        released.equals(released.stream().distinct().sorted(Comparator.reverseOrder()).toList()),
        "the changelog is not in order: " + released);
    require(
        changelog.startsWithUnreleased() == version.snapshot(),
        "%s: the first section is %s"
            .formatted(version, changelog.sections().stream().findFirst().orElse("missing")));
    boolean fits =
        version.snapshot()
            ? released.stream().allMatch(earlier -> earlier.compareTo(version) < 0)
            : !released.isEmpty() && released.getFirst().equals(version);
    require(fits, "%s does not follow from the changelog's %s".formatted(version, released));
  }

  private void tags(Version version, List<String> tags) {
    for (String tag : tags) {
      boolean names = !tag.matches("v\\d.*") || tag.equals("v" + version);
      require(names, "the tag %s is not of version %s".formatted(tag, version));
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
