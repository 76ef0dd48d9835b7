package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {

  private static final Platform OTHER =
      Platform.here() == Platform.AMD64 ? Platform.ARM64 : Platform.AMD64;

  @Test
  void isThisMachineUnlessAPlatformIsNamed() {
    Target target = Target.of("", "");

    assertThat(target.platform()).isEqualTo(Platform.here());
    assertThat(target).isEqualTo(Target.of(Platform.here().toString(), "unused"));
    assertThat(target.runsHere()).isTrue();
    assertThat(target.layers()).containsExactly(Layer.values());
  }

  @Test
  void anotherPlatformNeedsTheModulesOfItsJdk(@TempDir Path directory) throws IOException {
    writeModule(directory, Platform.here());
    assertThatThrownBy(() -> Target.of(OTHER.toString(), directory.toString()))
        .isInstanceOf(ImageBuildFailed.class)
        .hasMessageContaining("--jmods: '%s'", directory)
        .hasMessageContaining(OTHER.toString());

    writeModule(directory, OTHER);
    Target target = Target.of(OTHER.toString(), directory.toString());

    assertThat(target.runsHere()).isFalse();
    assertThat(target.layers()).doesNotContainAnyElementsOf(List.of(Layer.CACHE, Layer.CACHE_H2C));
  }

  @Test
  void aMissingDirectoryOfModulesIsRefused() {
    assertThatThrownBy(() -> Target.of(OTHER.toString(), ""))
        .isInstanceOf(ImageBuildFailed.class)
        .hasMessageStartingWith("--jmods: ''");
  }

  /** Writes a module of that platform, by the JDK's own tools. */
  private static void writeModule(Path directory, Platform platform) throws IOException {
    Path source = TestApplication.write(directory.resolve("module-info.java"), "module m {}");
    Path classes = directory.resolve("classes");
    Path module = directory.resolve("java.base.jmod");
    Files.deleteIfExists(module);
    run("javac", "-d", classes.toString(), source.toString());
    run(
        "jmod",
        "create",
        "--class-path",
        classes.toString(),
        "--target-platform",
        platform.jdkName(),
        module.toString());
  }

  private static void run(String tool, String... arguments) {
    int exit = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
    assertThat(exit).isZero();
  }

  @Test
  void aPlatformWithoutALibraryIsRefused() {
    assertThatThrownBy(() -> Target.of("linux/s390x", ""))
        .isInstanceOf(ImageBuildFailed.class)
        .hasMessage("--platform: 'linux/s390x' isn't one of linux/amd64, linux/arm64");
  }
}
