package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Java's HTTP client offers {@code Upgrade: h2c} with its first request unless it is told not to,
 * and Traefik answers that with 500 where the port of the Service is named {@code h2c}.
 */
class HttpClientsTest {

  private static final Pattern UPGRADING =
      Pattern.compile(
          "HttpClient\\s*\\.\\s*new(?:HttpClient\\(\\)"
              + "|Builder\\(\\)(?!\\s*\\.version\\(\\s*(?:HttpClient\\.)?(?:Version\\.)?HTTP_1_1))");

  @Test
  void everyHttpClientKeepsToHttp11() throws IOException {
    assertThat(Sources.all())
        .filteredOn(source -> !source.endsWith("HttpClientsTest.java"))
        .filteredOn(HttpClientsTest::offersAnUpgrade)
        .isEmpty();
  }

  @Test
  void aClientThatDoesNotNameItsVersionIsFound() {
    for (String client :
        List.of(
            "HttpClient.newHttpClient()",
            "HttpClient.newBuilder().build()",
            "HttpClient.newBuilder().version(Version.HTTP_2).build()")) {
      assertThat(client).containsPattern(UPGRADING);
    }
    assertThat("HttpClient\n    .newBuilder()\n    .version(HttpClient.Version.HTTP_1_1)")
        .doesNotContainPattern(UPGRADING);
  }

  private static boolean offersAnUpgrade(Path source) {
    try {
      return UPGRADING.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
