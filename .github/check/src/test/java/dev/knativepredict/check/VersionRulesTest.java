package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionRulesTest {

  private static final Path ROOT = Path.of("../..");
  private static final String FIRST = "[1.0.0] - 2026-12-01";
  private static final String SECOND = "[1.0.1] - 2026-12-24";

  @Test
  void theRepositorysVersionBreaksNoRule() throws IOException {
    List<String> modules = VersionCheck.modules(ROOT);
    assertThat(modules).hasSizeGreaterThan(5);
    assertThat(VersionRules.broken(modules, VersionCheck.changelog(ROOT), List.of())).isEmpty();
  }

  @Test
  void aReleaseAndTheDevelopmentAfterItBreakNoRule() {
    assertThat(broken("1.0.1", List.of("v1.0.1", "nightly"), SECOND, FIRST)).isEmpty();
    assertThat(broken("1.1.0-SNAPSHOT", List.of(), "[Unreleased]", SECOND, FIRST)).isEmpty();
  }

  @Test
  void modulesOfDifferentVersionsAreRefused() {
    Changelog changelog = new Changelog(List.of(FIRST));
    assertThat(VersionRules.broken(List.of("1.0.0", "1.0.1"), changelog, List.of()))
        .containsExactly("the pom files have no version in common: [1.0.0, 1.0.1]");
  }

  @Test
  void aReleaseWithoutItsSectionIsRefused() {
    assertThat(broken("1.0.1", List.of(), FIRST))
        .containsExactly("1.0.1 does not follow from the changelog's [1.0.0]");
    assertThat(broken("1.0.0", List.of(), "[Unreleased]", FIRST))
        .containsExactly("1.0.0: the first section is [Unreleased]");
  }

  @Test
  void aSnapshotOfAVersionThatIsReleasedIsRefused() {
    assertThat(broken("1.0.0-SNAPSHOT", List.of(), "[Unreleased]", FIRST))
        .containsExactly("1.0.0-SNAPSHOT does not follow from the changelog's [1.0.0]");
  }

  @Test
  void aChangelogOutOfOrderOrWithAnotherHeadingIsRefused() {
    assertThat(broken("1.0.0", List.of(), FIRST, SECOND))
        .containsExactly("the changelog is not in order: [1.0.0, 1.0.1]");
    assertThat(broken("1.0.0", List.of(), FIRST, "0.9.0"))
        .containsExactly("unknown sections: [0.9.0]");
  }

  @Test
  void aTagOfAnotherVersionIsRefused() {
    assertThat(broken("1.0.0", List.of("v1.0.1"), FIRST))
        .containsExactly("the tag v1.0.1 is not of version 1.0.0");
  }

  private static List<String> broken(String version, List<String> tags, String... sections) {
    return VersionRules.broken(List.of(version), new Changelog(List.of(sections)), tags);
  }
}
