package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    assertThatThrownBy(() -> Target.of(OTHER.toString(), directory.toString()))
        .isInstanceOf(ImageBuildFailed.class)
        .hasMessageContaining("--jmods: '%s'", directory)
        .hasMessageContaining(OTHER.toString());

    TestApplication.write(directory.resolve("java.base.jmod"), "modules");
    Target target = Target.of(OTHER.toString(), directory.toString());

    assertThat(target.runsHere()).isFalse();
    assertThat(target.layers()).doesNotContainAnyElementsOf(List.of(Layer.CACHE, Layer.CACHE_H2C));
  }

  @Test
  void aPlatformWithoutALibraryIsRefused() {
    assertThatThrownBy(() -> Target.of("linux/s390x", ""))
        .isInstanceOf(ImageBuildFailed.class)
        .hasMessage("--platform: 'linux/s390x' isn't one of linux/amd64, linux/arm64");
  }
}
