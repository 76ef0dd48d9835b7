package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedJarTest {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String FIRST = "META-INF/maven/a.group/first/pom.properties";
  private static final String SECOND = "META-INF/maven/b.group/second/pom.properties";

  @TempDir Path directory;

  @Test
  void ofTwoEntriesWithOneNameTheFirstOnTheClassPathCounts() throws IOException {
    assertThat(
            merged(Map.of("a/A.class", "first", "a/B.class", "b"), Map.of("a/A.class", "second")))
        .containsEntry("a/A.class", "first")
        .containsEntry("a/B.class", "b");
  }

  @Test
  void servicesOfAllJarsAreListed() throws IOException {
    String services = "META-INF/services/a.Service";

    assertThat(merged(Map.of(services, "a.First"), Map.of(services, "a.Second # last\n")))
        .containsEntry(services, "a.First\na.Second # last\n");
  }

  @Test
  void springsFactoriesOfAllJarsAreOneListForEachKey() throws IOException {
    String factories = "META-INF/spring/aot.factories";

    assertThat(
            merged(
                Map.of(factories, "a.Key=\\\n  a.First,\\\n  a.Second\n"),
                Map.of(factories, "# more\na.Key=a.Third\nb.Key = b.First")))
        .containsEntry(factories, "a.Key=a.First,a.Second,a.Third\nb.Key=b.First\n");
  }

  @Test
  void aClassIsTheOneForThisVersionOfJava() throws IOException {
    Map<String, String> versions =
        Map.of(
            MANIFEST,
            "Manifest-Version: 1.0\nMulti-Release: true\n\n",
            "a/A.class",
            "old",
            "META-INF/versions/21/a/A.class",
            "for 21",
            "META-INF/versions/25/a/A.class",
            "for 25",
            "META-INF/versions/99/a/A.class",
            "for 99",
            "META-INF/versions/21/a/New.class",
            "new");

    assertThat(merged(versions, Map.of()))
        .containsOnlyKeys(MANIFEST, FIRST, SECOND, "a/A.class", "a/New.class")
        .containsEntry("a/A.class", "for 25");
  }

  @Test
  void everyJarKeepsItsLicenceAndNotice() throws IOException {
    assertThat(merged(Map.of("META-INF/LICENSE.txt", "one"), Map.of("META-INF/LICENSE.txt", "two")))
        .containsEntry("META-INF/legal/1.jar/META-INF/LICENSE.txt", "one")
        .containsEntry("META-INF/legal/2.jar/META-INF/LICENSE.txt", "two");
    assertThat(merged(Map.of("NOTICE", "notice"), Map.of("a/notice.txt", "a page")))
        .containsEntry("META-INF/legal/1.jar/NOTICE", "notice")
        .containsEntry("a/notice.txt", "a page");
  }

  @Test
  void whatDescribesAJarAndNativeLibrariesAreLeftOut() throws IOException {
    assertThat(
            merged(
                Map.of(
                    "module-info.class", "module",
                    "META-INF/KEY.SF", "signature",
                    "META-INF/KEY.RSA", "signature",
                    "META-INF/INDEX.LIST", "index"),
                Map.of("ai/onnxruntime/native/linux-x64/libonnxruntime.so", "library")))
        .containsOnlyKeys(MANIFEST, FIRST, SECOND)
        .containsEntry(MANIFEST, "Manifest-Version: 1.0\r\n\r\n");
  }

  @Test
  void everyJarSaysWhatMavenCallsIt() throws IOException {
    assertThat(merged(Map.of(FIRST, "# made by Maven\n"), Map.of("a/A.class", "a")))
        .containsEntry(FIRST, "groupId=a.group\nartifactId=first\nversion=1\n")
        .containsEntry(SECOND, "groupId=b.group\nartifactId=second\nversion=2.Final\n");
  }

  @Test
  void theSameJarsGiveTheSameBytes() throws IOException {
    Map<String, String> entries = Map.of("a/A.class", "a", "a/B.class", "b", "c.txt", "c");
    merged(entries, Map.of());
    Files.move(directory.resolve("merged.jar"), directory.resolve("again.jar"));
    merged(entries, Map.of());

    assertThat(directory.resolve("again.jar"))
        .hasSameBinaryContentAs(directory.resolve("merged.jar"));
  }

  private Map<String, String> merged(Map<String, String> first, Map<String, String> second)
      throws IOException {
    Path merged = directory.resolve("merged.jar");
    Path jar = TestJar.write(directory.resolve("1.jar"), first);
    Path other = TestJar.write(directory.resolve("2.jar"), second);
    MergedJar.write(
        List.of(
            new Library("a.group", "first", "1", jar),
            new Library("b.group", "second", "2.Final", other)),
        merged);
    return TestJar.read(merged);
  }
}
