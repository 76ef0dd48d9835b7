package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {

  @TempDir Path directory;

  @Test
  void aLibraryIsReadFromMavensListWithItsFile() throws IOException {
    Path list =
        TestApplication.write(
            directory.resolve("libraries"),
            """

            The following files have been resolved:
               org.springframework:spring-core:jar:7.0.10:compile:/m 2/spring-core-7.0.10.jar -- module spring.core [auto]
               a.group:natives:jar:linux-x86_64:1.Final:runtime:/m/natives-1.Final-linux-x86_64.jar
            """);

    assertThat(Library.listed(list))
        .containsExactly(
            new Library(
                "org.springframework",
                "spring-core",
                "7.0.10",
                Path.of("/m 2/spring-core-7.0.10.jar")),
            new Library(
                "a.group", "natives", "1.Final", Path.of("/m/natives-1.Final-linux-x86_64.jar")));
  }
}
