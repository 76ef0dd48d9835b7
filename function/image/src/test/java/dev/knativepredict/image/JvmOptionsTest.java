package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmOptionsTest {

  @TempDir Path directory;

  @Test
  void theFileHasTheFlagsThenTheSortedClassPathThenTheMainClass() throws IOException {
    Application application = TestApplication.in(directory.resolve("app"));
    TestApplication.write(application.jars().resolve("another.jar"), "classes");

    JvmOptions.write(flags("-XX:+UseSerialGC\n"), application, TestApplication.HERE);

    assertThat(Files.readAllLines(application.options(Protocol.HTTP_1_1)))
        .containsExactly(
            "-XX:AOTCache=predict.aot",
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=/dev/shm",
            "-Donnxruntime.native.path=natives",
            "-cp",
            "jars/another.jar:jars/function.jar",
            "dev.knativepredict.function.PredictFunction");
  }

  @Test
  void theTrainingRunUsesTheSameOptionsWithoutTheCache() throws IOException {
    Application application = TestApplication.in(directory.resolve("app"));
    Path flags = flags("-Xss512k\n");
    JvmOptions.write(flags, application, TestApplication.HERE);
    List<String> written = Files.readAllLines(application.options(Protocol.HTTP_1_1));

    assertThat(JvmOptions.withoutCache(flags, application))
        .isEqualTo(written.subList(1, written.size()));
  }

  @Test
  void theFileForHttp2DiffersOnlyInItsCache() throws IOException {
    Application application = TestApplication.in(directory.resolve("app"));
    JvmOptions.write(flags("-Xss512k\n"), application, TestApplication.HERE);
    List<String> written = Files.readAllLines(application.options(Protocol.H2C));

    assertThat(written.getFirst()).isEqualTo("-XX:AOTCache=predict-h2c.aot");
    assertThat(written.subList(1, written.size()))
        .isEqualTo(JvmOptions.withoutCache(directory.resolve("jvm.options"), application));
  }

  @Test
  void withoutACacheTheFileDoesNotNameOne() throws IOException {
    Application application = TestApplication.in(directory.resolve("app"));
    Target elsewhere = new Target(Platform.ARM64, Optional.of(directory));
    JvmOptions.write(flags("-Xss512k\n"), application, elsewhere);

    assertThat(Files.readAllLines(application.options(Protocol.HTTP_1_1)))
        .isEqualTo(JvmOptions.withoutCache(directory.resolve("jvm.options"), application));
  }

  @Test
  void commentsAndEmptyLinesAreIgnored() throws IOException {
    assertThat(JvmOptions.lines(flags("# the heap\n\n  -Xmx64m  \n  # the stack\n-Xss512k\n")))
        .containsExactly("-Xmx64m", "-Xss512k");
  }

  private Path flags(String text) throws IOException {
    return TestApplication.write(directory.resolve("jvm.options"), text);
  }
}
