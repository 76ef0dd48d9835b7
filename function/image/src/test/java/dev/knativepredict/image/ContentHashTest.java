package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {

  @TempDir Path directory;

  private Application application = new Application(Path.of(""));
  private Sha256 before = Sha256.of(new byte[0]);

  @BeforeEach
  void hashAnApplication() throws IOException {
    application = TestApplication.in(directory.resolve("app"));
    before = hash();
  }

  @Test
  void theSameFilesInAnotherDirectoryHaveTheSameHash() throws IOException {
    Application copy = TestApplication.in(directory.resolve("copy"));

    assertThat(ContentHash.of(copy, "base")).isEqualTo(before);
  }

  @Test
  void theBytesOfTheAotCachesDoNotCount() throws IOException {
    for (Protocol protocol : Protocol.values()) {
      Files.writeString(application.cache(protocol), "another cache");
    }

    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void theTimeOfAFileDoesNotCount() throws IOException {
    application.setFileTimes();

    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void anotherBaseImageChangesTheHash() throws IOException {
    assertThat(ContentHash.of(application, "another base")).isNotEqualTo(before);
  }

  @Test
  void changedBytesChangeTheHash() throws IOException {
    TestApplication.write(application.jars().resolve("function.jar"), "other classes");

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void anotherFileNameChangesTheHash() throws IOException {
    Path jars = application.jars();
    Files.move(jars.resolve("function.jar"), jars.resolve("renamed.jar"));

    assertThat(hash()).isNotEqualTo(before);
  }

  private Sha256 hash() throws IOException {
    return ContentHash.of(application, "base");
  }
}
