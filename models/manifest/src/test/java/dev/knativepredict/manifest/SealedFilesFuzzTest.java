package dev.knativepredict.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What a sealed file says is refused in one line, or written again it says the same. */
class SealedFilesFuzzTest {

  private static final JsonMapper JSON = new JsonMapper();

  static Stream<String> seeds() throws IOException, URISyntaxException {
    // Each way to start it has another working directory.
    Path classes =
        Path.of(
            SealedFilesFuzzTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path models = classes.resolve("../../..");
    Path penguins = models.resolve("penguins/1");
    String golden = Files.readAllLines(penguins.resolve("golden.jsonl")).getFirst();
    return Stream.of(
        Files.readString(penguins.resolve("manifest.json")),
        Files.readString(models.resolve("credit/1/manifest.json")),
        Files.readString(penguins.resolve("reference.json")),
        golden,
        golden.replaceFirst("[0-9]+\\.[0-9]+", "1e400"),
        golden.replaceFirst("Adelie", "\\\\ud800"),
        "{\"request\":{\"inputs\":[]},\"answer\":{\"outputs\":"
            + "[{\"name\":\"y\",\"datatype\":\"INT64\",\"shape\":[1],\"data\":[9007199254740993]}]}}",
        "{\"name\\n\":1}");
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatIsReadIsWrittenAndReadTheSame(@NotNull String text) {
    comesBack(
        text, json -> ManifestReader.manifest(JsonElement.read(json)), SealedFilesFuzzTest::json);
    comesBack(text, Reference::read, Reference::json);
    comesBack(text, json -> GoldenReader.row(JsonElement.read(json)), GoldenRow::line);
  }

  private static String json(Manifest manifest) {
    return JSON.writeValueAsString(manifest);
  }

  private static <T> void comesBack(
      String text, Function<byte[], T> read, Function<T, String> write) {
    T first = read(text, read);
    if (first != null) {
      assertThat(read.apply(bytes(write.apply(first)))).isEqualTo(first);
    }
  }

  private static <T> @Nullable T read(String text, Function<byte[], T> read) {
    try {
      return read.apply(bytes(text));
    } catch (IllegalArgumentException e) {
      assertThat(new BrokenModel(Path.of("it"), String.valueOf(e.getMessage())).getMessage())
          .doesNotContainPattern("\\R");
      return null;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
