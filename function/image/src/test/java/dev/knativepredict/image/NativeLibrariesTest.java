package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

  private static final String LINUX = "ai/onnxruntime/native/linux-x64/";

  @TempDir Path directory;

  private Path jar = Path.of("");
  private Path libraries = Path.of("");

  @BeforeEach
  void writeAJar() throws IOException {
    jar = directory.resolve("onnxruntime-1.jar");
    libraries = directory.resolve("natives");
    List<String> names =
        List.of(
            "ai/onnxruntime/OrtSession.class",
            LINUX + "libonnxruntime.so",
            LINUX + "libonnxruntime.so.debug",
            "ai/onnxruntime/native/win-x64/onnxruntime.dll");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void onlyTheLibrariesOfThePlatformBecomeFiles() throws IOException {
    NativeLibraries.copy(jar, LINUX, libraries);

    assertThat(libraries).isDirectoryContaining("glob:**/libonnxruntime.so");
    assertThat(libraries.toFile().list()).hasSize(1);
  }
}
